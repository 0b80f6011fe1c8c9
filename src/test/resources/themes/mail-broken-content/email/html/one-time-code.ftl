<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>Code ${code</p>
</@layout.emailLayout>
