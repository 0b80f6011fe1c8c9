<#ftl output_format="plainText">
${msg("oneTimeCodeMailNoneWhy", realmName)}

${msg("oneTimeCodeMailNoneHelp")}

${msg("oneTimeCodeMailNoneUnexpected")}

${msg("oneTimeCodeMailNoneReference", reference)}
