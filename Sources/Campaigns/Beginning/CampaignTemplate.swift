internal import Figures
internal import Tables
internal import XMLDocuments

/// What the folder of a new campaign holds: a definition with comments, empty tables, and a page on what goes where.
struct CampaignTemplate {
    let request: CampaignRequest
    let id: String
    let year: Int

    /// The files by their paths in the folder. A table of units that the user gives takes the place of the empty one.
    func files(units: [UInt8]?) -> [(path: String, bytes: [UInt8])] {
        var files = [
            ("campaign.xml", Array(definition.utf8)), (unitsName, units ?? table(Self.unitColumns)),
            ("README.md", Array(CampaignGuide(id: id).text.utf8)),
        ]
        for card in request.scorecards {
            files.append(("scores/\(card).csv", table(["unit", "criterion", "input", "value", "note"])))
        }
        return files
    }

    /// The table of units keeps its kind.
    private var unitsName: String {
        request.units?.lowercased().hasSuffix(".xlsx") == true ? "units.xlsx" : "units.csv"
    }

    private static let unitColumns = [
        "code", "name", "name_en", "kind", "parent", "block", "ranked", "centre", "population", "target", "issued",
        "valid_from", "valid_to", "ancestors",
    ]

    /// A table without rows. Excel reads Vietnamese only behind a byte-order mark.
    private func table(_ columns: [String]) -> [UInt8] {
        var writer = CSVWriter(byteOrderMark: true)
        writer.write(texts: columns)
        return writer.takeBytes()
    }

    /// campaign.xml.
    var definition: String {
        let titleVi = request.title ?? "Khảo sát mức độ hài lòng năm \(year)"
        let titleEn = request.titleEnglish ?? request.title ?? "Satisfaction survey \(year)"
        let instruments = request.questionnaires.map { "  <questionnaire id=\"\(Self.escaped($0))\"/>" }
            .joined(separator: "\n")
        let cards = request.scorecards.map {
            "  <scorecard id=\"\(Self.escaped($0))\" scores=\"scores/\(Self.escaped($0)).csv\"/>\n"
        }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Đợt khảo sát này; mọi mục được giải thích trong Documentation/formats.md.
                 This campaign; Documentation/formats.md explains every element. The order of elements matters. -->
            <campaign xmlns="urn:hailong:campaign:1" id="\(Self.escaped(id))" year="\(year)">
              <title vi="\(Self.escaped(titleVi))" en="\(Self.escaped(titleEn))"/>
              <!-- Cơ quan công bố / who publishes the results:
              <agency vi="Sở Nội vụ" en="Department of Home Affairs"/> -->
            \(fieldwork)
              <!-- Các kỳ, theo ngày phỏng vấn / parts of the campaign, by the day of the interview:
              <period id="q1" vi="Quý I" en="First quarter" from="\(year)-01-01" to="\(year)-03-31"/> -->
            \(instruments)
              <!-- Tiêu đề cột khác với phiếu thì khai báo / a heading that differs from the questionnaire's:
              <questionnaire id="…"><map column="Xã, phường" question="unit"/></questionnaire> -->
              <units file="\(unitsName)"/>
              <!-- Điều riêng của một tệp / what is particular to one file:
              <batch file="batches/dot-1.csv" collection="independent"/> -->
              <validation maximumBlankShare="0.5"/>
              <!-- Quyền số N/n theo đơn vị, khi units.csv có cột population / weights N/n by unit, once units.csv has populations:
              <weighting><population by="unit"/></weighting> -->
              <estimation confidence="0.95" interval="logit"/>
            \(cards)</campaign>

            """
    }

    private var fieldwork: String {
        if let from = request.from, let to = request.to {
            return "  <fieldwork from=\"\(Self.escaped(from))\" to=\"\(Self.escaped(to))\"/>"
        }
        return """
              <!-- Thời gian khảo sát; phiếu ngoài thời gian này được cảnh báo / first and last day of the interviews:
              <fieldwork from="\(year)-01-01" to="\(year)-06-30"/> -->
            """
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..<"\u{20}": result += " "
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
