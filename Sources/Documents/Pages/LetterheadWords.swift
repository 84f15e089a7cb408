import Figures

/// The words that every official document has.
struct LetterheadWords {
    let letterhead: Letterhead
    let language: Language

    /// The name of the agency; what stands in short brackets is not broken over two lines.
    var agency: String {
        var name = ""
        var rest = Substring(letterhead.agency.uppercased())
        while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            let inside = rest[open...close]
            name += rest[..<open]
            name +=
                inside.count <= Self.longestBracket
                ? inside.map { $0 == " " ? "\u{A0}" : String($0) }.joined() : String(inside)
            rest = rest[rest.index(after: close)...]
        }
        return name + rest
    }

    private static let longestBracket = 24

    /// The name of the state.
    var state: String {
        language == .vi ? "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" : "SOCIALIST REPUBLIC OF VIET NAM"
    }

    /// The motto.
    var motto: String {
        language == .vi ? "Độc lập - Tự do - Hạnh phúc" : "Independence - Freedom - Happiness"
    }

    /// The line of the number, with room where it is not known.
    var number: String {
        (language == .vi ? "Số: " : "No.: ") + (letterhead.number ?? "……/BC-……")
    }

    /// The line of place and date, with room where they are not known.
    var placeAndDate: String {
        let date = letterhead.date ?? (language == .vi ? "ngày …… tháng …… năm ……" : "……/……/……")
        return "\(letterhead.place ?? "……………"), \(date)"
    }

    var recipients: String { language == .vi ? "Nơi nhận:" : "Recipients:" }

    /// The recipients, with lines to fill where none is named, ended as the decree asks.
    var recipientLines: [String] {
        let names = letterhead.recipients.isEmpty ? ["……………"] : letterhead.recipients
        let archive = language == .vi ? "Lưu: VT." : "Filed: VT."
        return names.map { "- \($0);" } + ["- \(archive)"]
    }

    /// The lines above the signature.
    var capacity: [String] {
        letterhead.capacity.isEmpty
            ? [language == .vi ? "NGƯỜI KÝ" : "SIGNED"] : letterhead.capacity.map { $0.uppercased() }
    }

    /// The name under the signature, with room where it is not known.
    var signer: String { letterhead.signer ?? "………………………" }
}
