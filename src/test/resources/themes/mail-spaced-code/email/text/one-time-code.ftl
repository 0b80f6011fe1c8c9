Spaced: ${code[0..3]} ${code[4..]}
