/// Counts bytes: 32 at a time, for the columns of most answers.
@usableFromInline
enum ByteSearch {
    /// How many bytes lie from `low` up to and including `high`.
    @usableFromInline
    static func count(_ bytes: [UInt8], from low: UInt8, through high: UInt8) -> Int {
        bytes.withUnsafeBytes { bytes in
            var total = 0
            var place = 0
            let lowest = SIMD32<UInt8>(repeating: low)
            let width = SIMD32<UInt8>(repeating: high &- low)
            while place &+ 32 <= bytes.count {
                // Each lane counts at most 255 before the lanes are added up.
                let end = min(bytes.count &- 31, place &+ 32 * 255)
                var lanes = SIMD32<UInt8>(repeating: 0)
                while place < end {
                    let codes = bytes.loadUnaligned(fromByteOffset: place, as: SIMD32<UInt8>.self)
                    let hits = codes &- lowest .<= width
                    // A lane that holds is all ones, which is less than nothing by one.
                    lanes = lanes &- unsafeBitCast(hits, to: SIMD32<UInt8>.self)
                    place &+= 32
                }
                for lane in 0..<32 { total &+= Int(lanes[lane]) }
            }
            while place < bytes.count {
                if bytes[place] &- low <= high &- low { total &+= 1 }
                place &+= 1
            }
            return total
        }
    }
}
