/// A colour in sRGB.
public struct Ink: Sendable, Hashable {
    /// Red, 0-255.
    public var red: UInt8
    /// Green, 0-255.
    public var green: UInt8
    /// Blue, 0-255.
    public var blue: UInt8

    /// Makes a colour from its parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Makes a colour from its usual notation, such as 0x1F4E79.
    public init(_ code: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: code >> 16), green: UInt8(truncatingIfNeeded: code >> 8),
            blue: UInt8(truncatingIfNeeded: code))
    }

    /// The colour as one number, such as 0x1F4E79.
    var code: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// The relative luminance by WCAG 2.2, 0 for black to 1 for white.
    var luminance: Double {
        func linear(_ part: UInt8) -> Double {
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : Self.curve((share + 0.055) / 1.055)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// x^2.4, as the square times the square of the fifth root, which Newton's steps find: exact to 1e-12 between 0.04 and 1.
    private static func curve(_ x: Double) -> Double {
        var root = 1.0
        for _ in 0..<12 { root = (4 * root + x / (root * root * root * root)) / 5 }
        return x * x * root * root
    }

    /// The contrast with another colour by WCAG 2.2, from 1 to 21; text needs 4.5, signs need 3.
    func contrast(with other: Ink) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// The letters' colour or white, whichever reads better on this colour.
    var legibleText: Ink { contrast(with: .text) >= contrast(with: .white) ? .text : .white }
}

extension Ink {
    /// The paper.
    public static let white = Ink(0xFFFFFF)
    /// Text and intervals: contrast 15 : 1 on white.
    public static let text = Ink(0x1B2430)
    /// Less important text: 6.6 : 1 on white.
    public static let muted = Ink(0x55606E)
    /// Lines of the scale.
    public static let grid = Ink(0xD9DEE4)
    /// The axis.
    public static let axis = Ink(0x8A94A0)
    /// A bar: 3.6 : 1 on white.
    public static let bar = Ink(0x5B8DB8)
    /// A bar that is picked out: darker in black and white also.
    public static let accent = Ink(0x1F4E79)
    /// The room that a bar could fill.
    public static let track = Ink(0xEEF1F5)
    /// A figure that others are compared with.
    public static let comparison = Ink(0xF2B233)

    /// Shades for the levels of an answer from the worst to the best: from warm to blue for the eye, and from light to
    /// dark throughout, so that they keep their order in black and white.
    static func shades(_ count: Int) -> [Ink] {
        let five = [Ink(0xF9E7DC), Ink(0xE9BC9F), Ink(0xA9ADB1), Ink(0x6596C2), Ink(0x14375A)]
        switch count {
        case ...0: return []
        case 1: return [five[4]]
        case 2: return [five[1], five[4]]
        case 3: return [five[1], five[2], five[4]]
        case 4: return [five[0], five[1], five[3], five[4]]
        case 5: return five
        // More levels than a reader can tell apart by shade: their order and the labels carry the meaning.
        default: return (0..<count).map { five[$0 * 4 / (count - 1)] }
        }
    }
}
