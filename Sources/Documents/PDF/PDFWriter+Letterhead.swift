import Figures

extension PDFWriter {
    /// Agency and number on the left; state, motto, place and date on the right.
    mutating func writeBeginning(_ letterhead: Letterhead) {
        let words = LetterheadWords(letterhead: letterhead, language: language)
        let middle = page.left + page.textWidth * 0.41
        let left = Column(from: page.left, to: middle - 6)
        let right = Column(from: middle, to: page.right)
        var lines: [(PDFText, PDFStyle)] = []
        if let superior = letterhead.superior { lines.append((PDFText(superior.uppercased()), .letterhead())) }
        lines.append((PDFText(words.agency), .letterhead(isBold: true)))
        let agencyEnd = rule(under: write(lines, in: left, from: y), in: left, share: 0.3)
        let mottoEnd = rule(
            under: write(
                [
                    (PDFText(words.state), .letterhead(size: 12, isBold: true)),
                    (PDFText(words.motto), .letterhead(size: 13, isBold: true)),
                ], in: right, from: y), in: right, share: 0.5)
        y = max(agencyEnd, mottoEnd) + 6
        let numberEnd = write([(PDFText(words.number), .letterhead())], in: left, from: y)
        let dateEnd = write([(PDFText(words.placeAndDate), .letterhead(isItalic: true))], in: right, from: y)
        y = max(numberEnd, dateEnd) + 14
    }

    /// Recipients on the left, signature on the right, on one page.
    mutating func writeEnd(_ letterhead: Letterhead) {
        let words = LetterheadWords(letterhead: letterhead, language: language)
        let recipients = words.recipientLines
        // Four lines of room for the signature and the seal.
        need(max(24 + Double(recipients.count) * 14, 24 + Double(words.capacity.count + 6) * 16))
        y += 16
        let middle = page.left + page.textWidth * 0.48
        let left = Column(from: page.left, to: middle - 6)
        let right = Column(from: middle, to: page.right)
        let small = PDFStyle(size: 11)
        let leftEnd = write(
            [(PDFText(words.recipients, PDFText.Look(isBold: true, isItalic: true)), PDFStyle(size: 12))]
                + recipients.map { (PDFText($0), small) }, in: left, from: y)
        let capacity = words.capacity.map { (PDFText($0), PDFStyle.letterhead(isBold: true)) }
        var rightEnd = write(capacity, in: right, from: y) + 64
        rightEnd = write([(PDFText(words.signer), .letterhead(isBold: true))], in: right, from: rightEnd)
        y = max(leftEnd, rightEnd)
    }

    /// A part of the page's width.
    private struct Column {
        var from: Double
        var to: Double

        var width: Double { to - from }
    }

    /// Writes lines below each other; where they end.
    private func write(_ lines: [(text: PDFText, style: PDFStyle)], in column: Column, from top: Double) -> Double {
        var top = top
        for line in lines {
            let words = layout(line.text, line.style, width: column.width)
            canvas.tagged("P") { draw(words, at: Point(column.from, top)) }
            top += words.height
        }
        return top
    }

    /// Draws a short line under what stands above it; where it ends.
    private func rule(under top: Double, in column: Column, share: Double) -> Double {
        let half = column.width * share / 2
        let centre = (column.from + column.to) / 2
        canvas.line(
            from: Point(centre - half, top + 3), to: Point(centre + half, top + 3), Stroke(Ink(0), width: 0.75))
        return top + 6
    }
}

extension PDFStyle {
    /// The style of what stands around the text of an official document.
    static func letterhead(size: Double = 13, isBold: Bool = false, isItalic: Bool = false) -> PDFStyle {
        PDFStyle(size: size, isBold: isBold, isItalic: isItalic, alignment: .centre)
    }
}
