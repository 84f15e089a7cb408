import Responses
import Statistics

/// The rated answers of some forms as bits, so that two forms are compared in a few instructions.
///
/// Bit k of a form's plane p is bit p of its answer to the item at place k; an item without an answer has all bits set.
/// Items that share factor and scale lie in one word, so that answers change places within a word.
struct AnswerPlanes {
    /// The number of forms.
    let forms: Int
    /// The words that a plane takes.
    private let words: Int
    /// The bits of an answer.
    private let planes: Int
    /// The words of a form after each other: those of a word's planes together.
    private var bits: [UInt64]
    /// For each word, the places that hold an item.
    private let used: [UInt64]
    /// The places of the items that share factor, scale and word, where there are two or more.
    private let members: [[Int]]

    init(rows: [Int], items: [RatedItem]) {
        forms = rows.count
        let highest = items.map(\.levels).max() ?? 1
        planes = Int.bitWidth - highest.leadingZeroBitCount
        let places = Self.places(of: items)
        let last = places.max() ?? 0
        words = last / 64 + 1
        var used = [UInt64](repeating: 0, count: words)
        var groups: [Int: [Int]] = [:]
        for (item, place) in zip(items, places) {
            used[place >> 6] |= 1 << UInt64(place & 63)
            groups[item.group * words + place >> 6, default: []].append(place)
        }
        self.used = used
        members = groups.keys.sorted().compactMap { key in
            groups[key].flatMap { $0.count > 1 ? $0.sorted() : nil }
        }
        bits = Array(repeating: 0, count: rows.count * words * planes)
        let missing = (1 << planes) - 1
        for (item, place) in zip(items, places) {
            for (form, row) in rows.enumerated() {
                let code = Int(item.codes[row])
                let answer = code < item.levels ? code : missing
                let start = (form * words + place >> 6) * planes
                for plane in 0..<planes where answer >> plane & 1 == 1 {
                    bits[start + plane] |= 1 << UInt64(place & 63)
                }
            }
        }
    }

    /// A place for each item: groups one after the other, none across two words unless it is longer than a word.
    private static func places(of items: [RatedItem]) -> [Int] {
        var places = [Int](repeating: 0, count: items.count)
        let byGroup = Dictionary(grouping: items.indices) { items[$0].group }
        var next = 0
        for group in byGroup.keys.sorted() {
            let members = byGroup[group] ?? []
            if members.count > 64 - next & 63, next & 63 > 0 { next = (next >> 6 + 1) << 6 }
            for member in members {
                places[member] = next
                next += 1
            }
        }
        return places
    }

    /// The items that a form answers, in a word.
    private func answered(_ form: Int, word: Int) -> UInt64 {
        let start = (form * words + word) * planes
        var all = UInt64.max
        for plane in 0..<planes { all &= bits[start + plane] }
        return used[word] & ~all
    }

    /// How many items a form answers.
    func answers(of form: Int) -> Int {
        (0..<words).reduce(0) { $0 + answered(form, word: $1).nonzeroBitCount }
    }

    /// How many of a form's answers another form gives too.
    @inline(__always)
    private func matches(_ form: Int, _ other: Int) -> Int {
        var count = 0
        for word in 0..<words {
            let own = (form * words + word) * planes
            let others = (other * words + word) * planes
            var difference: UInt64 = 0
            var all = UInt64.max
            for plane in 0..<planes {
                difference |= bits[own + plane] ^ bits[others + plane]
                all &= bits[own + plane]
            }
            count += (used[word] & ~all & ~difference).nonzeroBitCount
        }
        return count
    }

    /// A form's answer at a place, by level; the highest number that the planes hold for an item without an answer.
    func answer(of form: Int, place: Int) -> Int {
        let start = (form * words + place >> 6) * planes
        return (0..<planes).reduce(0) { $0 | Int(bits[start + $1] >> UInt64(place & 63) & 1) << $1 }
    }

    /// In how many ways a form's answers can be dealt within its factors, counted up to a bound.
    func deals(of form: Int, atMost bound: Double) -> Double {
        var ways = 1.0
        var times = [Int](repeating: 0, count: 1 << planes)
        for members in members {
            for place in members { times[answer(of: form, place: place)] = 0 }
            // The multinomial coefficient, an answer at a time.
            for (number, place) in members.enumerated() {
                let level = answer(of: form, place: place)
                times[level] += 1
                ways *= Double(number + 1) / Double(times[level])
            }
            if ways > bound { return bound }
        }
        return ways
    }

    /// The form that gives most of a form's answers, the first of several, and how many; nil for a form alone.
    func nearest(to form: Int) -> (form: Int, matches: Int)? {
        var best: (form: Int, matches: Int)?
        for other in 0..<forms where other != form {
            let count = matches(form, other)
            if count > best?.matches ?? -1 { best = (other, count) }
        }
        return best
    }

    /// Whether another form gives at least so many of a form's answers.
    func hasNeighbour(of form: Int, matching least: Int) -> Bool {
        for other in 0..<forms where other != form && matches(form, other) >= least { return true }
        return false
    }

    // MARK: Deals

    /// Deals the answers anew, given how each form answers each factor and how each item is answered.
    ///
    /// Items of one factor and scale are put in pairs by chance. Of a pair, the forms that say u at one item and v at the
    /// other are gathered; which of them say it which way round is drawn anew, as many each way as before. So each form
    /// still gives each answer as often in each factor, and each item still gets each answer as often. One deal is as
    /// probable as the deal back.
    mutating func deal(using generator: inout SeededGenerator) {
        var hand = Hand(planes: planes)
        for var members in members {
            for _ in 0..<Self.rounds {
                generator.shuffle(&members)
                for pair in stride(from: 0, to: members.count - 1, by: 2) {
                    deal(members[pair], members[pair + 1], &hand, using: &generator)
                }
            }
        }
    }

    /// How often each factor's items are paired in one deal. With one, deals next to each other in the chain are still so
    /// alike that copies with few answers out of the ordinary are missed.
    private static let rounds = 2

    /// The memory of dealing, used again for each pair of items.
    private struct Hand {
        /// The forms that answer two items differently, each with which levels these are and which way round.
        var marks: [(form: Int, kind: Int, isAscending: Bool)] = []
        /// How many forms of a kind are still to be dealt to.
        var left: [Int]
        /// How many of them are to say the smaller level first.
        var needed: [Int]

        init(planes: Int) {
            left = Array(repeating: 0, count: 1 << (2 * planes))
            needed = left
        }
    }

    /// Deals the answers to two items of one word anew.
    private mutating func deal(
        _ first: Int, _ second: Int, _ hand: inout Hand, using generator: inout SeededGenerator
    ) {
        let word = first >> 6
        let k = UInt64(first & 63)
        let l = UInt64(second & 63)
        gather(k, l, word: word, &hand)
        for mark in hand.marks {
            let left = hand.left[mark.kind]
            let needed = hand.needed[mark.kind]
            // Where all that are left say it one way round, nothing is drawn.
            let isAscending =
                needed == left || needed > 0 && Int(generator.below(UInt64(left))) < needed
            hand.left[mark.kind] = left - 1
            if isAscending { hand.needed[mark.kind] = needed - 1 }
            if isAscending != mark.isAscending { exchange(k, l, word: word, form: mark.form) }
        }
    }

    /// Gathers the forms that answer two items of a word differently.
    private func gather(_ k: UInt64, _ l: UInt64, word: Int, _ hand: inout Hand) {
        hand.marks.removeAll(keepingCapacity: true)
        let bits = bits.span
        for form in 0..<forms {
            let start = (form * words + word) * planes
            var differs: UInt64 = 0
            for plane in 0..<planes { differs |= bits[start + plane] >> k ^ bits[start + plane] >> l }
            if differs & 1 == 0 { continue }
            var u = 0
            var v = 0
            for plane in 0..<planes {
                u |= Int(bits[start + plane] >> k & 1) << plane
                v |= Int(bits[start + plane] >> l & 1) << plane
            }
            let kind = min(u, v) << planes | max(u, v)
            hand.marks.append((form, kind, u < v))
            hand.left[kind] += 1
            if u < v { hand.needed[kind] += 1 }
        }
    }

    /// Lets a form's answers to two items of a word change places.
    private mutating func exchange(_ k: UInt64, _ l: UInt64, word: Int, form: Int) {
        let start = (form * words + word) * planes
        for plane in 0..<planes {
            let differs = (bits[start + plane] >> k ^ bits[start + plane] >> l) & 1
            bits[start + plane] ^= differs << k | differs << l
        }
    }
}
