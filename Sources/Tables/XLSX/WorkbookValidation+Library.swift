internal import CXLSXWriter

extension WorkbookValidation {
    /// Puts the rule on cells of a sheet.
    func apply(to sheet: UnsafeMutablePointer<lxw_worksheet>, _ range: WorkbookRange) -> lxw_error {
        guard range.isOnSheet else { return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE }
        var settings = lxw_data_validation()
        settings.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        settings.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
        settings.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        settings.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        let reaction = isStrict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING
        settings.error_type = UInt8(reaction.rawValue)
        let source = fill(&settings)
        return source.withMutableCString { source in
            WorkbookText.cut(promptTitle, to: 32).withMutableCString { title in
                WorkbookText.cut(prompt, to: 255).withMutableCString { prompt in
                    WorkbookText.cut(error, to: 255).withMutableCString { error in
                        if case .list = rule { settings.value_formula = source }
                        // An empty text is no text to the library only if it is not there.
                        if title.pointee != 0 { settings.input_title = title }
                        if prompt.pointee != 0 { settings.input_message = prompt }
                        if error.pointee != 0 { settings.error_message = error }
                        return worksheet_data_validation_range(
                            sheet, lxw_row_t(range.rows.lowerBound), lxw_col_t(range.columns.lowerBound),
                            lxw_row_t(range.rows.upperBound), lxw_col_t(range.columns.upperBound), &settings)
                    }
                }
            }
        }
    }

    /// Writes the rule into the library's settings; gives the cells of a list as a formula.
    private func fill(_ settings: inout lxw_data_validation) -> String {
        switch rule {
        case .list(let sheet, let range):
            settings.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            return range.formula(on: sheet.name)
        case .wholeNumber(let minimum, let maximum):
            settings.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            bound(&settings, minimum, maximum)
        case .decimal(let minimum, let maximum):
            settings.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            bound(&settings, minimum, maximum)
        case .date(let from, let to):
            settings.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            settings.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            settings.minimum_datetime = from.map { lxw_datetime($0) } ?? Self.firstDay
            settings.maximum_datetime = to.map { lxw_datetime($0) } ?? Self.lastDay
        case .textLength(let maximum):
            settings.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
            settings.criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
            settings.value_number = Double(maximum)
        case .anything:
            settings.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
        }
        return ""
    }

    private func bound(_ settings: inout lxw_data_validation, _ minimum: Double?, _ maximum: Double?) {
        // Excel keeps 15 digits; a bound is needed on both sides or Excel takes texts, too.
        settings.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        settings.minimum_number = minimum ?? -999_999_999_999_999
        settings.maximum_number = maximum ?? 999_999_999_999_999
    }

    private static let firstDay = lxw_datetime(year: 1900, month: 1, day: 1, hour: 0, min: 0, sec: 0)
    private static let lastDay = lxw_datetime(year: 9999, month: 12, day: 31, hour: 0, min: 0, sec: 0)
}

extension WorkbookHighlight {
    /// Puts the colour on cells of a sheet.
    func apply(
        to sheet: UnsafeMutablePointer<lxw_worksheet>, _ range: WorkbookRange,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) -> lxw_error {
        guard range.isOnSheet else { return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE }
        var settings = lxw_conditional_format()
        settings.format = format
        let formula: String
        switch self {
        case .duplicates:
            settings.type = UInt8(LXW_CONDITIONAL_TYPE_DUPLICATE.rawValue)
            formula = ""
        case .blankInStartedRow(let columns):
            settings.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            let row = range.rows.lowerBound + 1
            let first = WorkbookRange.letters(columns.lowerBound)
            let last = WorkbookRange.letters(columns.upperBound)
            let own = WorkbookRange.letters(range.columns.lowerBound)
            formula = "=AND(COUNTA($\(first)\(row):$\(last)\(row))>0,ISBLANK(\(own)\(row)))"
        }
        return formula.withMutableCString { formula in
            settings.value_string = formula.pointee == 0 ? nil : formula
            return worksheet_conditional_format_range(
                sheet, lxw_row_t(range.rows.lowerBound), lxw_col_t(range.columns.lowerBound),
                lxw_row_t(range.rows.upperBound), lxw_col_t(range.columns.upperBound), &settings)
        }
    }
}
