package io.github.onetimecode.browser;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** The colours that a picture has most of: with no others it takes half the room, and nobody sees it. */
final class Palette {

    private static final int SIZE = 128;

    private final List<Color> colours;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private Palette(List<Color> colours) {
        this.colours = colours;
    }

    /** Writes a PNG picture with its palette. */
    static void reduce(byte[] png, Path file) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            Files.createDirectories(file.getParent());
            ImageIO.write(of(picture).apply(picture), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Palette of(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        return new Palette(counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SIZE).map(colour -> new Color(colour.getKey())).toList());
    }

    private BufferedImage apply(BufferedImage picture) {
        byte[][] channels = new byte[3][colours.size()];
        for (int number = 0; number < colours.size(); number++) {
            channels[0][number] = (byte) colours.get(number).getRed();
            channels[1][number] = (byte) colours.get(number).getGreen();
            channels[2][number] = (byte) colours.get(number).getBlue();
        }
        BufferedImage reduced = new BufferedImage(picture.getWidth(), picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, colours.size(), channels[0], channels[1], channels[2]));
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                reduced.getRaster().setSample(x, y, 0, nearest.computeIfAbsent(picture.getRGB(x, y), this::find));
            }
        }
        return reduced;
    }

    private int find(int rgb) {
        Color wanted = new Color(rgb);
        return colours.indexOf(colours.stream().min(Comparator.comparingInt(colour -> distance(colour, wanted)))
                .orElseThrow());
    }

    private static int distance(Color one, Color other) {
        int red = one.getRed() - other.getRed();
        int green = one.getGreen() - other.getGreen();
        int blue = one.getBlue() - other.getBlue();
        return red * red + green * green + blue * blue;
    }
}
