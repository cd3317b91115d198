import FoundationEssentials
import Glibc

/// Lets a person change a text in the editor that they are used to.
public struct ExternalEditor: Sendable {
  /// A command line for `sh`, to which the file's name is added.
  public let command: String

  /// What keeps a text from coming back.
  public struct Failure: Error, Equatable, Sendable {
    public let command: String
    /// The editor's status; nil when there was no file to give it.
    public let status: Int32?
  }

  /// - Parameter setting: the editor that was chosen; nil takes what the environment names, as kubectl does, and
  ///   then what is installed.
  public init(setting: String?, environment: (String) -> String? = environmentValue) {
    let named = setting ?? ["KUBE_EDITOR", "VISUAL", "EDITOR"].lazy.compactMap(environment).first
    command = named ?? ["nano", "vi"].first(where: Self.isOnSearchPath) ?? "vi"
  }

  /// - Parameter name: of the file that the editor shows.
  public func edited(_ text: String, name: String) throws(Failure) -> String {
    var folder = Array(
      (environmentValue("TMPDIR") ?? "/tmp").utf8CString.dropLast() + "/bancada-XXXXXX".utf8CString)
    guard mkdtemp(&folder) != nil else { throw Failure(command: command, status: nil) }
    let folderPath = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = folderPath + "/" + name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
    defer {
      unlink(path)
      rmdir(folderPath)
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw Failure(command: command, status: nil)
    }
    let status = system("\(command) '\(path)'")
    guard status == 0 else { throw Failure(command: command, status: status >> 8 & 255) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(command: command, status: nil)
    }
    return String(decoding: data, as: UTF8.self)
  }

  private static func isOnSearchPath(_ program: String) -> Bool {
    (environmentValue("PATH") ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
