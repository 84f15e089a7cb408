import Figures

extension DOCXWriter {
    /// Agency and number on the left; state, motto, place and date on the right.
    mutating func writeBeginning(_ letterhead: Letterhead) {
        let words = LetterheadWords(letterhead: letterhead, language: language)
        beginLayout(left: 3_900)
        openCell(3_900, span: 1, merge: nil)
        if let superior = letterhead.superior { centred(superior.uppercased(), DOCXRunLook()) }
        centred(words.agency, DOCXRunLook(isBold: true))
        rule(indent: 1_350)
        buffer.markup("</w:tc>")
        openCell(DOCXPage.textWidth - 3_900, span: 1, merge: nil)
        centred(words.state, DOCXRunLook(isBold: true), style: "State")
        centred(words.motto, DOCXRunLook(isBold: true))
        rule(indent: 1_300)
        buffer.markup("</w:tc></w:tr><w:tr>")
        openCell(3_900, span: 1, merge: nil)
        centred(words.number, DOCXRunLook())
        buffer.markup("</w:tc>")
        openCell(DOCXPage.textWidth - 3_900, span: 1, merge: nil)
        centred(words.placeAndDate, DOCXRunLook(isItalic: true))
        buffer.markup("</w:tc></w:tr></w:tbl>")
    }

    /// Recipients on the left, signature on the right.
    mutating func writeEnd(_ letterhead: Letterhead) {
        let words = LetterheadWords(letterhead: letterhead, language: language)
        open("TableNote", isKept: true)
        close()
        beginLayout(left: 4_600)
        openCell(4_600, span: 1, merge: nil)
        open("Recipients")
        run(words.recipients, DOCXRunLook(isBold: true, isItalic: true))
        close()
        for line in words.recipientLines { paragraph("Recipients", line) }
        buffer.markup("</w:tc>")
        openCell(DOCXPage.textWidth - 4_600, span: 1, merge: nil)
        for line in words.capacity { centred(line, DOCXRunLook(isBold: true)) }
        // Room for the signature and the seal.
        for _ in 0..<4 { centred("", DOCXRunLook()) }
        centred(words.signer, DOCXRunLook(isBold: true))
        buffer.markup("</w:tc></w:tr></w:tbl>")
    }

    private mutating func beginLayout(left: Int) {
        buffer.markup("<w:tbl><w:tblPr>")
        buffer.empty("w:tblW", [.number("w:w", DOCXPage.textWidth), .fixed("w:type", "dxa")])
        buffer.markup("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid>")
        buffer.empty("w:gridCol", [.number("w:w", left)])
        buffer.empty("w:gridCol", [.number("w:w", DOCXPage.textWidth - left)])
        // A signature never stands apart from the name under it.
        buffer.markup("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>")
    }

    private mutating func centred(
        _ text: String, _ look: DOCXRunLook, style: StaticString = "Letterhead"
    ) {
        open(style)
        run(text, look)
        close()
    }

    /// A short line under what stands above it.
    private mutating func rule(indent: Int) {
        open("Letterhead") { buffer in
            buffer.markup(
                "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/>"
            )
            buffer.empty("w:ind", [.number("w:left", indent), .number("w:right", indent)])
        }
        close()
    }
}
