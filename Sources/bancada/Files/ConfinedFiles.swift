import Commands
import Glibc

/// The plain files and folders under one folder, and nothing else: no absolute paths, no `..`, no links, no devices.
///
/// Each part of a path is opened from the folder before it, without following links, so that nothing can be put in
/// between.
struct ConfinedFiles: FileAccess {
  /// Itself reached by whatever way.
  let root: String

  func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = try opened(path, O_RDONLY | O_NONBLOCK)
    defer { close(descriptor) }
    switch Self.kind(of: descriptor) {
    case S_IFREG: return try DiskFiles.contents(of: descriptor, limitBytes: limitBytes)
    case S_IFDIR: throw .isFolder
    default: throw .unreadable
    }
  }

  func list(_ path: String) throws(FileProblem) -> [FileEntry] {
    try entries(of: path).compactMap { entry in
      switch entry.kind {
      case S_IFREG: FileEntry(name: entry.name, isFolder: false)
      case S_IFDIR: FileEntry(name: entry.name, isFolder: true)
      default: nil
      }
    }
  }

  /// What a folder holds, whatever it is, by name.
  func entries(of path: String) throws(FileProblem) -> [(name: String, kind: mode_t)] {
    let descriptor = try opened(path, O_RDONLY | O_DIRECTORY)
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      throw .notFolder
    }
    defer { closedir(folder) }
    var entries: [(name: String, kind: mode_t)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      var status = stat()
      let isThere = fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      entries.append((name, isThere ? status.st_mode & S_IFMT : 0))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func opened(_ path: String, _ flags: Int32) throws(FileProblem) -> Int32 {
    let parts = path.split(separator: "/").filter { $0 != "." }.map(String.init)
    guard !path.hasPrefix("/"), !parts.contains("..") else { throw .notFound }
    var descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notFound }
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let next = openat(descriptor, part, O_CLOEXEC | O_NOFOLLOW | (isLast ? flags : O_RDONLY | O_DIRECTORY))
      let reason = errno
      close(descriptor)
      guard next >= 0 else { throw reason == ENOENT || reason == ENOTDIR ? .notFound : .unreadable }
      descriptor = next
    }
    return descriptor
  }

  private static func kind(of descriptor: Int32) -> mode_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}
