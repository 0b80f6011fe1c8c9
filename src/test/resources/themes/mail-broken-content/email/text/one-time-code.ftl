Code ${code}, ${link}
