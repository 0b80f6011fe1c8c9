<#ftl output_format="plainText">
<#if approver>
${msg("oneTimeCodeMailApproverCode", code)}

${msg("oneTimeCodeMailApproverWho", asker, client)}
${msg("oneTimeCodeMailApproverOnly", asker)}
<#else>
${msg("oneTimeCodeMailCode", code)}

${msg("oneTimeCodeMailClient", client)}
</#if>
${msg("oneTimeCodeMailMinutes", minutes)}
${msg("oneTimeCodeMailAskedAt", askedAt)}

${msg(approver?then("oneTimeCodeMailApproverNever", "oneTimeCodeMailNever"), realmName)}
${msg(approver?then("oneTimeCodeMailApproverUnexpected", "oneTimeCodeMailUnexpected"))}

${msg(approver?then("oneTimeCodeMailApproverReference", "oneTimeCodeMailReference"), reference)}
