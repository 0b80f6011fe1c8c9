<#import "template.ftl" as layout>
<@layout.emailLayout><p title="${code}">Somebody logs in.</p><!-- ${code} --></@layout.emailLayout>
