import Console
import Glibc

/// Where the course and its samples lie: beside an installed program, or in the package that built it.
struct Installation: Sendable {
  let lessons: String?
  let samples: String?

  /// - Parameter lessons: a folder of lessons that was asked for.
  init(lessons: String?, program: String? = Installation.program) {
    let shares = program.map(Self.shares) ?? []
    self.lessons = lessons ?? Self.firstFolder(shares.map { $0 + "/lessons" })
    samples = Self.firstFolder(shares.map { $0 + "/samples" })
  }

  /// `PREFIX/share/bancada` of `PREFIX/bin/bancada`, the folder of an unpacked archive, then the package of
  /// `.build/release/bancada`.
  private static func shares(of program: String) -> [String] {
    let parents = sequence(first: parent(of: program)) { $0.isEmpty ? nil : parent(of: $0) }
    let above = Array(parents.prefix(5))
    return above.prefix(2).map { $0 + "/share/bancada" }
      + above.filter { access($0 + "/Package.swift", R_OK) == 0 }
  }

  /// The real path of the program, whatever link it was called by.
  static var program: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func firstFolder(_ paths: [String]) -> String? {
    paths.first { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }
}
