import Commands

/// What a student handed in: a script, alone or with its manifests in a folder.
public struct Submission: Sendable {
  /// As results name it: `ana.bancada`, `ana`.
  public let name: String
  /// The script's name among the files.
  public let script: String
  /// All that it may read of what was handed in.
  public let files: any FileAccess
  /// Whether the script's folder is the student's too.
  public let hasFolder: Bool

  public static let scriptLimitBytes = 8 << 20
  private static let filesLimit = 500

  public init(name: String, script: String, files: any FileAccess, hasFolder: Bool) {
    self.name = name
    self.script = script
    self.files = files
    self.hasFolder = hasFolder
  }

  /// What `sha256sum` says of the script; of a folder, the hash of such lines for all of its files, by path.
  public var sha256: String {
    guard hasFolder else {
      return (try? files.read(script, limitBytes: Self.scriptLimitBytes)).map(SHA256.hexadecimal) ?? ""
    }
    return files.listing(limit: Self.filesLimit)
  }

  /// What the script may read: nothing beside it when it was handed in alone among others.
  var readable: any FileAccess { hasFolder ? files : FilesInMemory() }
}

extension FileAccess {
  /// The hash of a folder: that of `HASH  PATH` lines, as `sha256sum` writes them, in the order of their paths.
  ///
  /// - Parameter limit: of how many files; more are left out.
  func listing(limit: Int, under folder: String = "") -> String {
    var paths: [String] = []
    collect(folder, into: &paths, limit: limit)
    let lines = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
      let bytes = (try? read(path, limitBytes: Submission.scriptLimitBytes)) ?? []
      return "\(SHA256.hexadecimal(bytes))  \(path)\n"
    }
    return SHA256.hexadecimal(Array(lines.joined().utf8))
  }

  private func collect(_ folder: String, into paths: inout [String], limit: Int) {
    for entry in (try? list(folder)) ?? [] where paths.count < limit {
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      if entry.isFolder { collect(path, into: &paths, limit: limit) } else { paths.append(path) }
    }
  }
}
