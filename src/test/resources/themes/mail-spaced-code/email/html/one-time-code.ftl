<html><body data-frame="spaced-code"><p>Your code is <b>${code[0..3]}</b>&nbsp;<b>${code[4..]}</b></p></body></html>
