/// How paper forms look: black on white, letters that print well, boxes that a pen hits.
enum PaperStyle {
    static let sheet: StaticString = """

        @page { size: A4; margin: 12mm 14mm 14mm 18mm; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 178mm; color: #000; background: #fff;
          font: 10.5pt/1.35 "Times New Roman", "Liberation Serif", "Tinos", "DejaVu Serif Condensed", serif; }
        table { border-collapse: collapse; width: 100%; }
        .form { break-after: page; table-layout: fixed; }
        .form:last-of-type { break-after: auto; }
        .form > thead { display: table-header-group; }
        .form > thead > tr > td, .form > tbody > tr > td { padding: 0; }
        .running { display: flex; justify-content: space-between; font-size: 8.5pt; border-bottom: 0.4pt solid #000;
          padding-bottom: 1mm; margin-bottom: 3mm; }
        header { display: flex; justify-content: space-between; gap: 6mm; align-items: flex-start; }
        header > div:first-child { flex: 1; }
        h1 { font-size: 14pt; line-height: 1.25; margin: 0 0 1.5mm; }
        h2 { font-size: 12pt; margin: 4mm 0 1.5mm; border-bottom: 0.8pt solid #000; break-after: avoid; }
        h3 { font-size: 10.5pt; margin: 2.5mm 0 1mm; break-after: avoid; }
        p { margin: 0 0 1.5mm; }
        .campaign { font-weight: bold; }
        .code { width: 32mm; text-align: center; }
        .code svg { display: block; width: 32mm; height: 32mm; }
        .code strong { font-size: 12pt; }
        .notice { border: 0.8pt solid #000; padding: 1mm 2mm; font-weight: bold; }
        .lead { font-style: italic; }
        .question { break-inside: avoid; padding: 1mm 0 1.2mm; }
        .question > .wording { font-weight: bold; }
        .id { font: 7pt "DejaVu Sans Mono", "Liberation Mono", monospace; color: #555; }
        .mark { font-weight: bold; }
        .several { font-weight: normal; font-style: italic; }
        .when { font-size: 9pt; font-style: italic; font-weight: normal; }
        .choices { display: flex; flex-wrap: wrap; gap: 1mm 6mm; padding: 0.8mm 0 0 4mm; }
        .choices.long { display: block; }
        .choice { display: flex; align-items: center; break-inside: avoid; padding: 0.3mm 0; }
        .number { font-size: 8pt; color: #555; margin: 0 1mm; }
        .box { display: inline-block; flex: none; width: 4.4mm; height: 4.4mm; border: 0.9pt solid #000; }
        .cells { display: flex; align-items: center; gap: 0.6mm; padding: 0.8mm 0 0 4mm; }
        .cell { display: inline-block; width: 6mm; height: 7mm; border: 0.7pt solid #000; }
        .line { border-bottom: 0.7pt dotted #000; height: 7mm; margin-left: 4mm; }
        .collector .line { display: inline-block; width: 70mm; height: 4mm; margin: 0; }
        .given { font-size: 12pt; padding-left: 4mm; }
        .matrix { margin: 0.5mm 0 2mm; table-layout: fixed; }
        .matrix thead { display: table-header-group; }
        .matrix tr { break-inside: avoid; }
        .matrix th, .matrix td { border: 0.5pt solid #000; padding: 0.8mm 1mm; vertical-align: middle; }
        .matrix th { font-size: 7.3pt; line-height: 1.15; font-weight: normal; hyphens: auto; overflow-wrap: anywhere; }
        .matrix th.wording { text-align: left; font-size: 10pt; font-weight: bold; }
        .matrix .level { width: 14.5mm; padding: 0.8mm 0.2mm; text-align: center; }
        .matrix th .number { display: block; margin: 0; }
        .matrix .missing { background: #eee; }
        .thanks { text-align: center; font-weight: bold; margin-top: 4mm; break-before: avoid; }
        .source { font-size: 8pt; }
        @media screen { body { padding: 8mm; } .form { margin-bottom: 15mm; } }
        @media print { .matrix .missing { print-color-adjust: exact; } }

        """

    /// The number of each page, where there is one form: in a set the numbers would run on from form to form.
    static let pageNumbers: StaticString = """
        @page { @bottom-center { content: counter(page) " / " counter(pages); font: 8.5pt "Times New Roman", "Liberation Serif", serif; } }

        """
}
