import Kubernetes
import Manifests
import Narration

/// A session's files: what it wrote itself, then what it was given, first in its working folder.
extension Session {
  /// The largest manifest that `apply` takes, and the largest file read by anything.
  static let fileLimitBytes = 4 << 20

  /// In the order in which they are looked through.
  private var sources: [any FileAccess] { [writtenFiles, files] + givenFiles }

  func readText(_ path: String) throws(CommandError) -> String {
    do throws(FileProblem) {
      return String(decoding: try read(path), as: UTF8.self)
    } catch {
      throw fileError(error, path)
    }
  }

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    var problem = FileProblem.notFound
    for candidate in candidates(path) {
      for (place, access) in sources.enumerated() {
        do throws(FileProblem) {
          let bytes = try access.read(candidate, limitBytes: Self.fileLimitBytes)
          // Behind what the session wrote itself stand the student's own files.
          if place == 1 { reads.note(path, bytes) }
          return bytes
        } catch {
          if problem == .notFound { problem = error }
        }
      }
    }
    throw problem
  }

  /// Hands out a file in pieces, from wherever `read` would have it.
  func stream(_ path: String, limitBytes: Int, _ take: (ArraySlice<UInt8>) -> Void) throws(FileProblem) {
    var problem = FileProblem.notFound
    for candidate in candidates(path) {
      for access in sources {
        do throws(FileProblem) {
          return try access.stream(candidate, limitBytes: limitBytes, take)
        } catch {
          if problem == .notFound { problem = error }
        }
      }
    }
    throw problem
  }

  /// Entries of a folder, by name; nil when there is no such folder.
  func entries(of path: String) -> [FileEntry]? {
    for candidate in candidates(path) {
      var found: [FileEntry]?
      for access in sources {
        guard let entries = try? access.list(candidate) else { continue }
        found = (found ?? []) + entries.filter { entry in !(found ?? []).contains { $0.name == entry.name } }
      }
      if let found, !found.isEmpty { return found.sorted { $0.name < $1.name } }
    }
    return nil
  }

  mutating func write(_ text: String, to path: String, appending: Bool) {
    let place = Self.normalized(path, in: workingFolder)
    writtenFiles[place] = (appending ? (writtenFiles[place] ?? (try? readText(path)) ?? "") : "") + text
  }

  /// Writes a text for good, in the working folder.
  public func save(_ text: String, to path: String) throws(CommandError) {
    do throws(FileProblem) {
      try files.write(text, to: Self.normalized(path, in: workingFolder))
    } catch {
      throw fileError(error, path)
    }
  }

  /// Does away with a file that the session wrote.
  ///
  /// - Returns: false when it wrote none of that name.
  mutating func forget(_ path: String, recursively: Bool) -> Bool {
    let place = Self.normalized(path, in: workingFolder)
    let found = writtenFiles.contents.keys.filter {
      $0 == place || (recursively && $0.hasPrefix(place + "/"))
    }
    for name in found { writtenFiles[name] = nil }
    return !found.isEmpty
  }

  func fileError(_ problem: FileProblem, _ path: String) -> CommandError {
    switch problem {
    case .notFound:
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
      let nearest = Spelling.nearest(to: name, among: (entries(of: folder) ?? []).map(\.name))
      var error = CommandError.upstream(UpstreamText.pathDoesNotExist(path))
      if !nearest.isEmpty {
        error.messages.append(ShellMessage.didYouMean(nearest.map { folder == "." ? $0 : "\(folder)/\($0)" }))
      }
      return error
    case .isFolder: return .say(.isDirectory(path: path))
    case .notFolder: return .upstream(UpstreamText.pathDoesNotExist(path))
    case .unreadable: return .say(.unreadableFile(path: path))
    case .unwritable: return .say(ShellMessage.cannotWrite(path))
    case .tooLarge(let bytes, let limit): return .say(.fileTooLarge(path: path, bytes: bytes, limit: limit))
    }
  }

  private func candidates(_ path: String) -> [String] {
    let inFolder = Self.normalized(path, in: workingFolder)
    let atTop = Self.normalized(path, in: "")
    return inFolder == atTop ? [atTop] : [inFolder, atTop]
  }

  /// A path without `.` and `..`, seen from a folder.
  static func normalized(_ path: String, in folder: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = isAbsolute ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// Writes a command's results where its redirections send them.
  mutating func redirected(_ output: CommandOutput, by stage: Stage) throws(CommandError) -> CommandOutput {
    var result = output
    for target in stage.outputs {
      switch target {
      case .file(let word, let appending):
        guard let path = try expanded(word).first else { throw .say(.unexpectedSign(">")) }
        write(result.results.plain, to: path, appending: appending)
        result.pieces.removeAll { $0.channel == .results }
      case .discardResults: result.pieces.removeAll { $0.channel == .results }
      case .discardErrors: result.pieces.removeAll { $0.channel == .remarks }
      case .errorsToResults:
        let all = result.text
        result.pieces = []
        result.print(all)
      }
    }
    return result
  }
}
