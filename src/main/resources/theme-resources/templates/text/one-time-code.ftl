<#ftl output_format="plainText">
<#assign application = client?has_content?then(client, msg("oneTimeCodeNameNotShown"))>
<#assign person = asker?has_content?then(asker, msg("oneTimeCodeNameNotShown"))>
<#if approver>
${msg("oneTimeCodeMailApproverCode", code)}

${msg("oneTimeCodeMailApproverWho", person, application)}
${msg("oneTimeCodeMailApproverOnly", person)}
<#else>
${msg("oneTimeCodeMailCode", code)}

<#if purpose?has_content>
${msg("oneTimeCodeMailPurpose", application, purpose)}
<#else>
${msg("oneTimeCodeMailClient", application)}
</#if>
</#if>
${(minutes gt 0)?then(msg("oneTimeCodeMailMinutes", minutes), msg("oneTimeCodeMailSeconds", seconds))}
${msg("oneTimeCodeMailAskedAt", askedAt)}

${msg(approver?then("oneTimeCodeMailApproverNever", "oneTimeCodeMailNever"), realmName)}
${msg(approver?then("oneTimeCodeMailApproverUnexpected", "oneTimeCodeMailUnexpected"))}

${msg(approver?then("oneTimeCodeMailApproverReference", "oneTimeCodeMailReference"), reference)}
