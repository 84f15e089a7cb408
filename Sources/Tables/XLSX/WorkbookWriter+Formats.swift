internal import CXLSXWriter
internal import Figures

extension WorkbookStyle {
    /// Gives a format of the library this look.
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if let size { format_set_font_size(format, size) }
        if let ink { format_set_font_color(format, lxw_color_t(ink & 0xFF_FFFF)) }
        if let fill { format_set_bg_color(format, lxw_color_t(fill & 0xFF_FFFF)) }
        if hasBorder {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0xB0B0B0)
        }
        if wraps {
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        switch alignment {
        case .automatic: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        if let numberFormat { format_set_num_format(format, WorkbookText.cut(numberFormat, to: 100)) }
        if isUnlocked { format_set_unlocked(format) }
    }
}

extension lxw_datetime {
    /// The beginning of a day.
    init(_ date: CalendarDate) {
        self.init(year: Int32(date.year), month: Int32(date.month), day: Int32(date.day), hour: 0, min: 0, sec: 0)
    }
}

extension WorkbookWriter {
    /// Gives a new sheet its columns, panes, protection and print settings.
    mutating func apply(_ layout: WorkbookLayout, to sheet: UnsafeMutablePointer<lxw_worksheet>) {
        for (column, settings) in layout.columns.enumerated() where column < Int(LXW_COL_MAX) {
            let format = settings.style.flatMap { self.format($0) }
            worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), settings.width, format)
        }
        if layout.frozenRows > 0 || layout.frozenColumns > 0 {
            worksheet_freeze_panes(sheet, lxw_row_t(layout.frozenRows), lxw_col_t(layout.frozenColumns))
        }
        if layout.frozenRows > 0 { worksheet_repeat_rows(sheet, 0, lxw_row_t(layout.frozenRows - 1)) }
        if layout.isHidden { worksheet_hide(sheet) }
        worksheet_set_paper(sheet, 9)
        if layout.isLandscape { worksheet_set_landscape(sheet) }
        if layout.fitsWidth { worksheet_fit_to_pages(sheet, 1, layout.fitsHeight ? 1 : 0) }
        if let scale = layout.printScale { worksheet_set_print_scale(sheet, UInt16(min(max(scale, 10), 400))) }
        // The list ends with 0.
        let breaks = layout.pageBreaks.filter { $0 > 0 }.map { lxw_row_t($0) }
        if !breaks.isEmpty {
            var ended = breaks + [0]
            worksheet_set_h_pagebreaks(sheet, &ended)
        }
        if let footer = layout.footer { worksheet_set_footer(sheet, "&L" + WorkbookText.footer(footer) + "&R&P / &N") }
        if !layout.textColumns.isEmpty {
            let ranges = layout.textColumns.map {
                WorkbookRange(rows: WorkbookRange.wholeSheet.rows, column: $0).plain
            }
            worksheet_ignore_errors(
                sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), ranges.joined(separator: " "))
        }
        if layout.isProtected { protect(sheet) }
    }

    /// Lets people change unlocked cells, add and take away rows, sort, filter and widen columns.
    private func protect(_ sheet: UnsafeMutablePointer<lxw_worksheet>) {
        var allowed = lxw_protection()
        allowed.format_columns = 1
        allowed.format_rows = 1
        allowed.insert_rows = 1
        allowed.delete_rows = 1
        allowed.sort = 1
        allowed.autofilter = 1
        worksheet_protect(sheet, nil, &allowed)
    }
}
