<#import "one-time-code-parts.ftl" as parts>
<@parts.page title=msg("oneTimeCodeTitle")>
<!-- template: one-time-code-offer.ftl -->
    <@parts.form id="one-time-code-form">
        <@parts.paragraph id="one-time-code-offer">
            ${msg("oneTimeCodeOffer")}
            ${msg("oneTimeCodeOfferAddress", oneTimeCode.address)}
        </@parts.paragraph>
        <@parts.actions>
            <@parts.button id="one-time-code-send" name="one_time_code_send" label="oneTimeCodeOfferSend"/>
        </@parts.actions>
        <@parts.cancel later=true/>
    </@parts.form>
</@parts.page>
