import Commands
import Glibc

/// What a session sees of the disk: absolute paths, and relative ones in a list of folders, the first that has it.
struct DiskFiles: FileAccess {
  let folders: [String]

  func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] {
    var problem = FileProblem.notFound
    for place in places(of: path) {
      do throws(FileProblem) {
        return try Self.contents(of: place, limitBytes: limitBytes)
      } catch {
        if problem == .notFound { problem = error }
      }
    }
    throw problem
  }

  /// In pieces of a mebibyte.
  func stream(_ path: String, limitBytes: Int, _ take: (ArraySlice<UInt8>) -> Void) throws(FileProblem) {
    var problem = FileProblem.notFound
    for place in places(of: path) {
      do throws(FileProblem) {
        return try Self.stream(place, limitBytes: limitBytes, take)
      } catch {
        if problem == .notFound { problem = error }
      }
    }
    throw problem
  }

  private static func stream(
    _ path: String, limitBytes: Int, _ take: (ArraySlice<UInt8>) -> Void
  ) throws(FileProblem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .notFound : .unreadable }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder }
    let size = Int(status.st_size)
    guard size <= limitBytes else { throw .tooLarge(bytes: size, limit: limitBytes) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    var total = 0
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable }
      guard count > 0 else { return }
      total += count
      guard total <= limitBytes else { throw .tooLarge(bytes: total, limit: limitBytes) }
      take(chunk[..<count])
    }
  }

  /// The entries of a folder; a relative one may be in several places, whose entries are taken together.
  func list(_ path: String) throws(FileProblem) -> [FileEntry] {
    var entries: [String: FileEntry] = [:]
    var problem: FileProblem? = .notFound
    for place in places(of: path) {
      do throws(FileProblem) {
        for entry in try Self.entries(of: place) where entries[entry.name] == nil {
          entries[entry.name] = entry
        }
        problem = nil
      } catch {
        if problem == .notFound { problem = error }
      }
    }
    if let problem { throw problem }
    return entries.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Writes to the first of the folders, or to an absolute path.
  func write(_ text: String, to path: String) throws(FileProblem) {
    guard let place = places(of: path).first else { throw .unwritable }
    let descriptor = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else { throw errno == EISDIR ? .isFolder : .unwritable }
    defer { close(descriptor) }
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable }
      left = left.dropFirst(count)
    }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Makes the folders that lead to a file, those that are missing.
  static func makeFolder(of path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return true }
    let folder = String(path[..<slash])
    return exists(folder) || makeFolder(of: folder) && mkdir(folder, 0o755) == 0
  }

  private func places(of path: String) -> [String] {
    guard !path.hasPrefix("/") else { return [path] }
    return folders.map { path.isEmpty ? $0 : "\($0)/\(path)" }
  }

  private static func contents(of path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] {
    // A named pipe without a writer would wait for one.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .notFound : .unreadable }
    defer { close(descriptor) }
    return try contents(of: descriptor, limitBytes: limitBytes)
  }

  /// All that a descriptor gives, as far as a limit.
  static func contents(of descriptor: Int32, limitBytes: Int) throws(FileProblem) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limitBytes else { throw .tooLarge(bytes: bytes.count, limit: limitBytes) }
    }
  }

  private static func entries(of path: String) throws(FileProblem) -> [FileEntry] {
    guard let folder = opendir(path) else {
      throw errno == ENOENT ? .notFound : errno == ENOTDIR ? .notFolder : .unreadable
    }
    defer { closedir(folder) }
    var entries: [FileEntry] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      var status = stat()
      let isFolder = stat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      entries.append(FileEntry(name: name, isFolder: isFolder))
    }
    return entries
  }
}
