/// One row of a chart of horizontal bars, as the composer draws it.
struct BarRow {
    /// A part of a stacked bar.
    struct Part {
        var value: Double
        var printed: String
        var ink: Ink
    }

    /// What is drawn on the scale.
    enum Mark {
        /// A bar with, where there are any, an interval, a diamond for what it is compared with, and the room for it.
        case bar(Double, interval: FigureInterval? = nil, comparison: Double? = nil, track: Double? = nil)
        /// A dot with the interval around it.
        case dot(Double, interval: FigureInterval?)
        /// A bar of 100 % in parts.
        case parts([Part])
        /// No bar: the reason, in words.
        case absent(String)
    }

    /// The rank, before the name.
    var lead: String?
    var name: String
    /// Why the row is picked out.
    var marker: String?
    /// The texts beside the bar, one for each side column; empty where there is nothing to say.
    var side: [String]
    var mark: Mark

    init(lead: String? = nil, name: String, marker: String? = nil, side: [String], mark: Mark) {
        self.lead = lead
        self.name = name
        self.marker = marker
        self.side = side
        self.mark = mark
    }
}

/// A column of texts beside the bars.
struct SideColumn {
    /// What the texts are.
    var header: String
    /// Whether the texts say by themselves what they are, as "n = 145" does, so that they need no header before them
    /// where there is no room for columns.
    var namesItself = false

    init(_ header: String, namesItself: Bool = false) {
        self.header = header
        self.namesItself = namesItself
    }
}

/// A sign with its meaning.
struct BarKey {
    enum Sign {
        case bar(Ink)
        case diamond
        case track
        case whisker
        case dot
        case line
        case curve
        case dashes
    }

    var sign: Sign
    var text: String

    init(_ sign: Sign, _ text: String) {
        self.sign = sign
        self.text = text
    }
}
