/// Which words can be read on a colour (WCAG 2.1, "contrast ratio" and "relative luminance").
enum Contrast {
    /// Black or white, whichever stands out more; never by less than 4.5 to 1.
    /// - Parameter ground: `#rrggbb`; anything else is taken for dark.
    static func words(on ground: String) -> String {
        // The ratios are 1.05 / (L + 0.05) for white and (L + 0.05) / 0.05 for black.
        let light = luminance(ground) + 0.05
        return light * light > 1.05 * 0.05 ? "#000000" : "#ffffff"
    }

    private static func luminance(_ colour: String) -> Double {
        guard let value = Int(colour.dropFirst(), radix: 16) else { return 0 }
        let (red, green, blue) = (linear(value >> 16 & 255), linear(value >> 8 & 255), linear(value & 255))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    private static func linear(_ part: Int) -> Double {
        let part = Double(part) / 255
        guard part > 0.03928 else { return part / 12.92 }
        let square = ((part + 0.055) / 1.055) * ((part + 0.055) / 1.055)
        return square * fifthRoot(square)  // to the power of 2.4
    }

    /// By Newton's method, for 0.007 and more, where so many steps are exact.
    private static func fifthRoot(_ value: Double) -> Double {
        (0..<24).reduce(1) { root, _ in (4 * root + value / (root * root * root * root)) / 5 }
    }
}
