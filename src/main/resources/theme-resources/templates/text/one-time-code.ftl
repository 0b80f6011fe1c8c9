<#ftl output_format="plainText">
<#if approver>
${msg("oneTimeCodeMailApproverCode", code)}

${msg("oneTimeCodeMailApproverWho", asker, client)}
${msg("oneTimeCodeMailApproverOnly", asker)}
<#else>
${msg("oneTimeCodeMailCode", code)}

<#if purpose?has_content>
${msg("oneTimeCodeMailPurpose", client, purpose)}
<#else>
${msg("oneTimeCodeMailClient", client)}
</#if>
</#if>
${msg("oneTimeCodeMailMinutes", minutes)}
${msg("oneTimeCodeMailAskedAt", askedAt)}

${msg(approver?then("oneTimeCodeMailApproverNever", "oneTimeCodeMailNever"), realmName)}
${msg(approver?then("oneTimeCodeMailApproverUnexpected", "oneTimeCodeMailUnexpected"))}

${msg(approver?then("oneTimeCodeMailApproverReference", "oneTimeCodeMailReference"), reference)}
