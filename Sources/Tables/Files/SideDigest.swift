import Dispatch
import Synchronization

/// Computes the SHA-256 of a file beside its reading, on another core: at 1.5 GB/s it costs as much as everything else that
/// is done with a byte.
///
/// It gets the very bytes that were read, piece by piece, and lets only so many wait.
final class SideDigest: Sendable {
    /// Files smaller than this are digested where they are read.
    static let worthwhileBytes = 1 << 20
    /// Pieces that may wait.
    private static let room = 8

    private struct State: ~Copyable {
        var hash: SHA256?
        var problem: TableError?
    }

    /// Bytes that wait, or have been digested: their storage is used again and again.
    private final class Piece: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }

    private let spare = Mutex<[Piece]>([])
    private let queue = DispatchQueue(label: "hailong.sha256", qos: .userInitiated)
    private let places = DispatchSemaphore(value: SideDigest.room)
    private let state: Mutex<State>

    init(name: String) throws(TableError) {
        state = Mutex(State(hash: try SHA256(name: name)))
    }

    /// Adds bytes, as soon as there is room for them to wait.
    func add(_ bytes: ArraySlice<UInt8>) {
        places.wait()
        let piece = spare.withLock { $0.popLast() } ?? Piece()
        piece.bytes.withLock { own in
            own.removeAll(keepingCapacity: true)
            own.append(contentsOf: bytes)
        }
        queue.async {
            piece.bytes.withLock { self.update($0) }
            self.spare.withLock { $0.append(piece) }
            self.places.signal()
        }
    }

    private func update(_ bytes: [UInt8]) {
        state.withLock { state in
            guard state.problem == nil, var running = state.hash.take() else { return }
            do throws(TableError) { try running.update(bytes) } catch { state.problem = error }
            state.hash = consume running
        }
    }

    /// Waits for all bytes, and ends the computation; nil if it was ended before.
    func finish() throws(TableError) -> SHA256Digest? {
        queue.sync {}
        return try state.withLock { (state) throws(TableError) -> SHA256Digest? in
            if let problem = state.problem { throw problem }
            guard let running = state.hash.take() else { return nil }
            return try running.finish()
        }
    }
}
