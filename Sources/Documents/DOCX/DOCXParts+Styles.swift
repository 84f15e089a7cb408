import Figures

extension DOCXParts {
    /// The styles: body of 13 points with lines of 1.15, headings that Word's own outline shows, tables of 11 points.
    func styles() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>\
                <w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" \
                w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="26"/><w:szCs w:val="26"/>
                """)
            buffer.markup(
                document.language == .vi ? "<w:lang w:val=\"vi-VN\"/>" : "<w:lang w:val=\"en-GB\"/>")
            buffer.markup(
                """
                </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>\
                </w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
                <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>\
                <w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr></w:style>\
                <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
                <w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
                <w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/>\
                <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="000000"/>\
                <w:left w:val="single" w:sz="4" w:color="000000"/><w:bottom w:val="single" w:sz="4" w:color="000000"/>\
                <w:right w:val="single" w:sz="4" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:color="000000"/>\
                <w:insideV w:val="single" w:sz="4" w:color="000000"/></w:tblBorders>\
                <w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
                """)
            for style in Self.paragraphStyles { Self.write(style, to: &buffer) }
            for style in Self.denseStyles { Self.write(style, to: &buffer) }
            buffer.markup("</w:styles>")
        }
    }

    private struct ParagraphStyle {
        var id: StaticString
        var name: StaticString
        /// The properties of paragraphs and of letters, in the order of the schema.
        var paragraph: StaticString
        var letters: StaticString = ""
        /// The style that it differs from.
        var base: StaticString = "Normal"
    }

    /// The style that is set closely of a style, where it has one.
    static func denseStyle(of style: StaticString) -> String? {
        let name = "Dense\(style)"
        return denseStyles.contains { "\($0.id)" == name } ? name : nil
    }

    /// What is set closely: summaries that are handed out, and annexes.
    private static let denseStyles: [ParagraphStyle] = [
        ParagraphStyle(
            id: "DenseBodyText", name: "Body Text dense",
            paragraph: "<w:spacing w:before=\"20\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
            letters: "<w:sz w:val=\"21\"/>", base: "BodyText"),
        ParagraphStyle(
            id: "DenseSubtitle", name: "Subtitle dense", paragraph: "<w:spacing w:after=\"100\"/>",
            letters: "<w:sz w:val=\"24\"/>", base: "Subtitle"),
        ParagraphStyle(
            id: "DenseHeading1", name: "heading 1 dense", paragraph: "<w:spacing w:before=\"140\" w:after=\"40\"/>",
            letters: "<w:sz w:val=\"24\"/>", base: "Heading1"),
        ParagraphStyle(
            id: "DenseHeading2", name: "heading 2 dense", paragraph: "<w:spacing w:before=\"120\" w:after=\"40\"/>",
            letters: "<w:sz w:val=\"23\"/>", base: "Heading2"),
        ParagraphStyle(
            id: "DenseHeading3", name: "heading 3 dense", paragraph: "<w:spacing w:before=\"100\" w:after=\"40\"/>",
            letters: "<w:sz w:val=\"21\"/>", base: "Heading3"),
        ParagraphStyle(
            id: "DenseCaption", name: "caption dense", paragraph: "<w:spacing w:before=\"80\" w:after=\"40\"/>",
            letters: "<w:sz w:val=\"19\"/>", base: "Caption"),
        ParagraphStyle(
            id: "DensePicture", name: "Picture dense", paragraph: "<w:spacing w:before=\"0\" w:after=\"20\"/>",
            base: "Picture"),
        ParagraphStyle(
            id: "DenseTableHeader", name: "Table Header dense",
            paragraph: "<w:spacing w:before=\"10\" w:after=\"10\"/>", letters: "<w:sz w:val=\"18\"/>",
            base: "TableHeader"),
        ParagraphStyle(
            id: "DenseTableText", name: "Table Text dense",
            paragraph: "<w:spacing w:before=\"10\" w:after=\"10\"/>", letters: "<w:sz w:val=\"18\"/>",
            base: "TableText"),
        ParagraphStyle(
            id: "DenseTableNumber", name: "Table Number dense",
            paragraph: "<w:spacing w:before=\"10\" w:after=\"10\"/>", letters: "<w:sz w:val=\"18\"/>",
            base: "TableNumber"),
        ParagraphStyle(
            id: "DenseTableNote", name: "Table Note dense", paragraph: "<w:spacing w:before=\"20\"/>",
            letters: "<w:sz w:val=\"18\"/>", base: "TableNote"),
        ParagraphStyle(
            id: "DenseDefinition", name: "Definition dense",
            paragraph: "<w:spacing w:before=\"20\" w:after=\"20\"/>", letters: "<w:sz w:val=\"21\"/>",
            base: "Definition"),
        ParagraphStyle(
            id: "DenseBoxTitle", name: "Box Title dense",
            paragraph: "<w:spacing w:before=\"100\" w:after=\"20\"/>", letters: "<w:sz w:val=\"21\"/>",
            base: "BoxTitle"),
        ParagraphStyle(
            id: "DenseNoteTitle", name: "Note Title dense", paragraph: "<w:spacing w:before=\"40\"/>",
            letters: "<w:sz w:val=\"20\"/>", base: "NoteTitle"),
        ParagraphStyle(
            id: "DenseNoteText", name: "Note Text dense", paragraph: "<w:spacing w:after=\"20\"/>",
            letters: "<w:sz w:val=\"20\"/>", base: "NoteText"),
        ParagraphStyle(
            id: "DenseListBullet", name: "List Bullet dense",
            paragraph: "<w:spacing w:before=\"10\" w:after=\"10\"/>", letters: "<w:sz w:val=\"21\"/>",
            base: "ListBullet"),
        ParagraphStyle(
            id: "DenseListNumber", name: "List Number dense",
            paragraph: "<w:spacing w:before=\"10\" w:after=\"10\"/>", letters: "<w:sz w:val=\"21\"/>",
            base: "ListNumber"),
    ]

    private static func write(_ style: ParagraphStyle, to buffer: inout HTMLBuffer) {
        buffer.open("w:style", .fixed("w:type", "paragraph"), .fixed("w:styleId", style.id))
        buffer.empty("w:name", [.fixed("w:val", style.name)])
        buffer.empty("w:basedOn", [.fixed("w:val", style.base)])
        buffer.markup("<w:qFormat/><w:pPr>")
        buffer.markup(style.paragraph)
        buffer.markup("</w:pPr><w:rPr>")
        buffer.markup(style.letters)
        buffer.markup("</w:rPr></w:style>")
    }

    private static let paragraphStyles: [ParagraphStyle] = [
        ParagraphStyle(
            id: "BodyText", name: "Body Text",
            paragraph:
                "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"276\" w:lineRule=\"auto\"/><w:jc w:val=\"both\"/>"
        ),
        ParagraphStyle(
            id: "DocumentKind", name: "Document Kind",
            paragraph: "<w:keepNext/><w:spacing w:before=\"360\"/><w:jc w:val=\"center\"/>",
            letters: "<w:b/><w:sz w:val=\"28\"/>"),
        ParagraphStyle(
            id: "Title", name: "Title",
            paragraph: "<w:keepNext/><w:spacing w:before=\"60\"/><w:jc w:val=\"center\"/>",
            letters: "<w:b/><w:sz w:val=\"28\"/>"),
        ParagraphStyle(
            id: "Subtitle", name: "Subtitle",
            paragraph: "<w:spacing w:after=\"240\"/><w:jc w:val=\"center\"/>",
            letters: "<w:b/><w:sz w:val=\"28\"/>"),
        ParagraphStyle(
            id: "Heading1", name: "heading 1",
            paragraph:
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"300\" w:after=\"100\"/><w:outlineLvl w:val=\"0\"/>",
            letters: "<w:b/><w:sz w:val=\"28\"/>"),
        ParagraphStyle(
            id: "Heading2", name: "heading 2",
            paragraph:
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
            letters: "<w:b/>"),
        ParagraphStyle(
            id: "Heading3", name: "heading 3",
            paragraph:
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/>",
            letters: "<w:b/><w:i/>"),
        ParagraphStyle(
            id: "Heading4", name: "heading 4",
            paragraph:
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/>",
            letters: "<w:i/>"),
        ParagraphStyle(
            id: "Heading5", name: "heading 5",
            paragraph:
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"4\"/>"
        ),
        ParagraphStyle(
            id: "Caption", name: "caption",
            paragraph: "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>",
            letters: "<w:sz w:val=\"24\"/>"),
        ParagraphStyle(
            id: "Picture", name: "Picture", paragraph: "<w:spacing w:before=\"40\" w:after=\"80\"/>"),
        ParagraphStyle(
            id: "TableHeader", name: "Table Header",
            paragraph: "<w:keepNext/><w:spacing w:before=\"30\" w:after=\"30\"/><w:jc w:val=\"center\"/>",
            letters: "<w:b/><w:sz w:val=\"22\"/>"),
        ParagraphStyle(
            id: "TableText", name: "Table Text", paragraph: "<w:spacing w:before=\"30\" w:after=\"30\"/>",
            letters: "<w:sz w:val=\"22\"/>"),
        ParagraphStyle(
            id: "TableNumber", name: "Table Number",
            paragraph: "<w:spacing w:before=\"30\" w:after=\"30\"/><w:jc w:val=\"right\"/>",
            letters: "<w:sz w:val=\"22\"/>"),
        ParagraphStyle(
            id: "TableNote", name: "Table Note", paragraph: "<w:spacing w:before=\"40\"/>",
            letters: "<w:i/><w:sz w:val=\"22\"/>"),
        ParagraphStyle(
            id: "Definition", name: "Definition", paragraph: "<w:spacing w:before=\"40\" w:after=\"40\"/>"
        ),
        ParagraphStyle(
            id: "BoxTitle", name: "Box Title",
            paragraph: "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/>",
            letters: "<w:b/>"),
        ParagraphStyle(
            id: "NoteTitle", name: "Note Title",
            paragraph:
                "<w:keepNext/><w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"000000\"/></w:pBdr><w:spacing w:before=\"120\"/><w:ind w:left=\"227\"/>",
            letters: "<w:b/>"),
        ParagraphStyle(
            id: "NoteText", name: "Note Text",
            paragraph:
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"000000\"/></w:pBdr><w:spacing w:after=\"120\"/><w:ind w:left=\"227\"/>"
        ),
        ParagraphStyle(
            id: "ListBullet", name: "List Bullet",
            paragraph: "<w:spacing w:before=\"40\" w:after=\"40\"/>"),
        ParagraphStyle(
            id: "ListNumber", name: "List Number",
            paragraph: "<w:spacing w:before=\"40\" w:after=\"40\"/>"),
        ParagraphStyle(
            id: "ContentsTitle", name: "Contents Title",
            paragraph: "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/>",
            letters: "<w:b/>"),
        ParagraphStyle(
            id: "Contents", name: "toc 1", paragraph: "<w:spacing w:before=\"20\" w:after=\"20\"/>"),
        ParagraphStyle(
            id: "Letterhead", name: "Letterhead", paragraph: "<w:jc w:val=\"center\"/>"),
        // The decree allows 12 or 13 points; in 13 the line is wider than its half of the page.
        ParagraphStyle(
            id: "State", name: "State", paragraph: "<w:jc w:val=\"center\"/>", letters: "<w:sz w:val=\"24\"/>"),
        ParagraphStyle(
            id: "Recipients", name: "Recipients", paragraph: "", letters: "<w:sz w:val=\"22\"/>"),
        ParagraphStyle(id: "Header", name: "header", paragraph: "<w:jc w:val=\"center\"/>"),
        ParagraphStyle(
            id: "Closing", name: "Closing Line", paragraph: "<w:spacing w:before=\"240\"/>",
            letters: "<w:i/><w:sz w:val=\"20\"/>"),
    ]
}
