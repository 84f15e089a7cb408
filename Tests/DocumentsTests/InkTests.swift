@testable import Documents
import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

@Suite struct InkTests {
    /// The contrast of two colours, by WCAG 2.2 (relative luminance of sRGB).
    private func contrast(_ a: Ink, _ b: Ink) -> Double {
        func luminance(_ ink: Ink) -> Double {
            func linear(_ part: UInt8) -> Double {
                let share = Double(part) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear(ink.red) + 0.7152 * linear(ink.green) + 0.0722 * linear(ink.blue)
        }
        let values = [luminance(a), luminance(b)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    @Test func textsAndSignsStandOut() {
        #expect(abs(contrast(.white, Ink(0x000000)) - 21) < 1e-9)
        #expect(contrast(.text, .white) > 15 && contrast(.muted, .white) > 4.5 && contrast(.accent, .white) > 4.5)
        #expect(contrast(.bar, .white) > 3 && contrast(.accent, .bar) > 2 && contrast(.text, .bar) > 3)
        #expect(contrast(.axis, .white) > 3)
    }

    @Test func labelsInStackedBarsAreLegible() {
        for chart in [ChartSamples.answers(["a"], shares: [[20, 20, 20, 20, 20]])] {
            for drawing in Chart.answers(chart).drawings(.page(.vi)) {
                let fills: [Ink] = drawing.elements(.segment).compactMap {
                    if case .rectangle(_, _, _, let fill, _) = $0.shape { fill } else { nil }
                }
                let labels: [TextRun] = drawing.elements(.figure).compactMap {
                    if case .text(let run) = $0.shape, run.alignment == .middle { run } else { nil }
                }
                #expect(fills.count == 5 && labels.count == 5)
                for (fill, label) in zip(fills, labels) { #expect(contrast(fill, label.ink) > 4.5, "\(fill)") }
                // From light to dark throughout: the order holds in black and white.
                for (light, dark) in zip(fills, fills.dropFirst()) {
                    #expect(contrast(light, .white) < contrast(dark, .white))
                    #expect(contrast(light, dark) > 1.3)
                }
            }
        }
    }

    @Test func notation() {
        var buffer = HTMLBuffer()
        for ink in [Ink(0x1F4E79), Ink(0x00000A), nil] { buffer.ink("fill", ink) }
        #expect(String(decoding: buffer.bytes, as: UTF8.self) == ##" fill="#1f4e79" fill="#00000a" fill="none""##)
    }

    @Test("Lengths have two decimals at most, in the fewest digits")
    func lengths() {
        var buffer = HTMLBuffer()
        for length in [0, 7, 10, 12.345, -0.5, 100.1, 1e9, .nan, 123_456.789] { buffer.length("x", length) }
        let written = String(decoding: buffer.bytes, as: UTF8.self)
        let expected = ["0", "7", "10", "12.35", "-0.5", "100.1", "0", "0", "123456.79"]
        #expect(written == expected.map { " x=\"\($0)\"" }.joined())
    }
}
