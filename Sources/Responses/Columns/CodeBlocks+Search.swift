extension CodeBlocks {
    /// How many rows have a code from `low` up to and including `high`.
    @inlinable
    public func count(from low: Code, through high: Code) -> Int {
        var total = 0
        if let low = low as? UInt8, let high = high as? UInt8, let bytes = self as? CodeBlocks<UInt8> {
            for block in bytes.parts { total &+= ByteSearch.count(block, from: low, through: high) }
            return total
        }
        for block in parts {
            block.withUnsafeBufferPointer { codes in
                var start = 0
                while start < codes.count {
                    let end = min(start &+ 128, codes.count)
                    total &+= Int(Self.count(codes, start, end, low, high))
                    start = end
                }
            }
        }
        return total
    }

    /// The rows that have a code from `low` up to and including `high`, in order, at most `limit` of them.
    @inlinable
    public func rows(from low: Code, through high: Code, limit: Int = .max) -> [Int] {
        var found: [Int] = []
        var base = 0
        for block in parts {
            block.withUnsafeBufferPointer { codes in
                var start = 0
                while start < codes.count, found.count < limit {
                    let end = min(start &+ 128, codes.count)
                    if Self.count(codes, start, end, low, high) > 0 {
                        for row in start..<end where codes[row] >= low && codes[row] <= high && found.count < limit {
                            found.append(base &+ row)
                        }
                    }
                    start = end
                }
            }
            if found.count >= limit { break }
            base &+= block.count
        }
        return found
    }

    @inlinable
    static func count(
        _ codes: UnsafeBufferPointer<Code>, _ start: Int, _ end: Int, _ low: Code, _ high: Code
    ) -> UInt8 {
        var hits: UInt8 = 0
        let width = high &- low
        for row in start..<end { hits &+= codes[row] &- low <= width ? 1 : 0 }
        return hits
    }
}
