internal import CByteMasks
import Synchronization

/// Memory that is given back and taken again, block after block of a file.
public enum KeptMemory {
    /// Makes the allocator keep what is given back from now on, for the next block takes the same: memory new from the system comes
    /// page by page, each made zero first. Without effect where the allocator is not the GNU C library's.
    ///
    /// - Parameter size: the bytes of the file that is read. For the first large one, large pages are taken beforehand, as long
    ///   as they come quickly: for 0.6 of its bytes, which even a table of labels needs.
    public static func keep(forFileOf size: Int) {
        guard isKeeping, size >= largeFile, !hasTaken.exchange(true, ordering: .relaxed) else { return }
        hailong_take_large_pages(size / 10 * 6)
    }

    private static let largeFile = 64 << 20
    private static let isKeeping = hailong_keep_memory()
    private static let hasTaken = Atomic<Bool>(false)
}
