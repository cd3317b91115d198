import FoundationEssentials
import Glibc

/// The program under test: the `bancada` that was built beside these tests.
enum Program {
  static let path: String = {
    let tests = CommandLine.arguments.first.map { $0 } ?? ""
    let folders = [
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "", tests,
    ]
    let candidates = folders.map {
      $0.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/bancada"
    }
    return candidates.first { access($0, X_OK) == 0 } ?? ".build/debug/bancada"
  }()

  /// The package's own folder, where its README, lessons and samples are.
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  struct Ending: Equatable {
    let status: Int32
    let output: String
    let remarks: String
  }

  /// Runs the program without a terminal.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], program: String = path
  ) throws -> Ending {
    let folder = TemporaryFolder()
    let files = ["in", "out", "err"].map { folder.path + "/" + $0 }
    try input.write(toFile: files[0], atomically: false, encoding: .utf8)
    let process = try Spawned(
      program, arguments,
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 },
      streams: [
        .init(path: files[0], flags: O_RDONLY), .init(path: files[1], flags: O_WRONLY | O_CREAT),
        .init(path: files[2], flags: O_WRONLY | O_CREAT),
      ])
    let status = process.wait()
    return Ending(
      status: status, output: try String(contentsOfFile: files[1], encoding: .utf8),
      remarks: try String(contentsOfFile: files[2], encoding: .utf8))
  }
}

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.path + "/bancada-\(UUID().uuidString)"

  init() { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
