/// A page of A4 with the margins of Nghị định 30/2020/NĐ-CP: 20 mm above and below, 30 mm on the left, 15 mm on the right.
struct PDFPage {
    /// Whether the page lies on its side, for a wide table; it is bound at what becomes its upper edge.
    var isTurned = false

    /// How much of the lower margin the text may take now.
    var lent = 0.0

    var width: Double { isTurned ? Self.long : Self.short }
    var height: Double { isTurned ? Self.short : Self.long }
    var left: Double { isTurned ? Self.points(20) : Self.points(30) }
    var right: Double { width - (isTurned ? Self.points(20) : Self.points(15)) }
    var top: Double { isTurned ? Self.points(30) : Self.points(20) }
    var bottom: Double { height - (isTurned ? Self.points(15) : Self.points(20)) + lent }
    /// The width of a line of text.
    var textWidth: Double { right - left }
    /// The top of the page's number.
    var numberTop: Double { top - Self.points(10) }

    private static let short = points(210)
    private static let long = points(297)

    private static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
