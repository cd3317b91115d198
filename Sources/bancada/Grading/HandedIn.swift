import Commands
import Course
import Glibc
import Narration

/// One thing that was handed in, as it lies on the disk.
struct HandedIn: Equatable {
  /// As results name it.
  let name: String
  /// The folder of the script.
  let root: String
  let script: String
  let hasFolder: Bool
  /// Why it cannot be marked; nil when it may be tried.
  var fault: GradeMessage?

  var path: String { root.hasSuffix("/") ? root + script : "\(root)/\(script)" }

  /// The path as it is typed from the working folder.
  var shownPath: String {
    let here = Self.realPath(".").map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    return !here.isEmpty && path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  /// The name without `.bancada`: what seeds and lists of students go by.
  var baseName: String {
    name.hasSuffix(Self.ending) ? String(name.dropLast(Self.ending.count)) : name
  }

  fileprivate static let ending = ".bancada"
}

extension HandedIn {
  /// What paths of a command line hold, by name.
  ///
  /// A folder with one script is one submission; any other folder holds submissions, its scripts and its folders.
  ///
  /// - Throws: that a path is not there.
  static func all(in paths: [String], subcommand: String = "grade") throws(UsageError) -> [HandedIn] {
    var all: [HandedIn] = []
    for path in paths {
      guard let real = realPath(path) else {
        throw UsageError(problem: .unreadableInput(path), subcommand: subcommand)
      }
      let found = at(real)
      let prefix = paths.count > 1 && found.count > 1 ? lastPart(of: real) + "/" : ""
      all += found.map { $0.named(prefix + $0.name) }
    }
    return all.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func at(_ path: String) -> [HandedIn] {
    guard let entries = try? ConfinedFiles(root: path).entries(of: "") else { return [file(path)] }
    let scripts = entries.filter { $0.kind == S_IFREG && $0.name.hasSuffix(ending) }
    if scripts.count == 1 {
      return [HandedIn(name: lastPart(of: path), root: path, script: scripts[0].name, hasFolder: true)]
    }
    return entries.compactMap { entry in
      switch entry.kind {
      case S_IFDIR: folder("\(path)/\(entry.name)")
      case S_IFREG: entry.name.hasSuffix(ending) ? alone(entry.name, in: path) : nil
      default: HandedIn(name: entry.name, root: path, script: entry.name, hasFolder: false, fault: .notAFile)
      }
    }
  }

  /// A script that was named itself: with its folder, when it is the only one there.
  private static func file(_ path: String) -> HandedIn {
    let (folder, name) = (String(path.prefix(path.count - lastPart(of: path).count)), lastPart(of: path))
    let root = folder.isEmpty ? "." : folder
    let scripts = (try? ConfinedFiles(root: root).list("")) ?? []
    let isOnly = !scripts.contains { !$0.isFolder && $0.name.hasSuffix(ending) && $0.name != name }
    return HandedIn(name: name, root: root, script: name, hasFolder: isOnly)
  }

  private static func folder(_ path: String) -> HandedIn {
    let scripts = ((try? ConfinedFiles(root: path).list("")) ?? []).filter {
      !$0.isFolder && $0.name.hasSuffix(ending)
    }
    return HandedIn(
      name: lastPart(of: path), root: path, script: scripts.first?.name ?? "", hasFolder: true,
      fault: scripts.count == 1 ? nil : .notOneScript(scripts.count))
  }

  private static func alone(_ name: String, in folder: String) -> HandedIn {
    HandedIn(name: name, root: folder, script: name, hasFolder: false)
  }

  private func named(_ name: String) -> HandedIn {
    HandedIn(name: name, root: root, script: script, hasFolder: hasFolder, fault: fault)
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
