import Documents

extension Document {
    /// All blocks, those inside sections among them.
    var allBlocks: [Block] {
        func flat(_ blocks: [Block]) -> [Block] {
            blocks.flatMap { block -> [Block] in
                if case .section(let section) = block { return flat(section.blocks) }
                return [block]
            }
        }
        return flat(body)
    }

    /// The tables in order.
    var tables: [TableBlock] {
        allBlocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// The charts in order.
    var charts: [ChartBlock] {
        allBlocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
    }

    /// The headline figures in order.
    var keyFigures: [KeyFigure] {
        allBlocks.flatMap { block -> [KeyFigure] in
            if case .keyFigures(let figures) = block { figures } else { [] }
        }
    }

    /// The notes set apart.
    var callouts: [Callout] {
        allBlocks.compactMap { if case .callout(let callout) = $0 { callout } else { nil } }
    }

    /// The method boxes.
    var definitions: [DefinitionList] {
        allBlocks.compactMap { if case .definitions(let list) = $0 { list } else { nil } }
    }
}
