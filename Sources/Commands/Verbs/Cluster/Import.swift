import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let importCluster = Command(
    "import", syntax: [.any(.file)], flags: [.filename], help: .importCluster
  ) { session, given throws(CommandError) in
    let paths = given.all(.filename) + given.words
    guard !paths.isEmpty else { throw .say(.missingArgument("FILE", syntax: given.command.usage)) }
    return try session.importCluster(from: paths)
  }
}

extension Session {
  /// The largest dump that `import` takes.
  static let dumpLimitBytes = 1 << 30

  fileprivate mutating func importCluster(from paths: [String]) throws(CommandError) -> CommandOutput {
    let found = try ClusterImport { (take: (ArraySlice<UInt8>?) -> Void) throws(CommandError) in
      for path in paths {
        do throws(FileProblem) {
          try stream(path, limitBytes: Self.dumpLimitBytes) { take($0) }
        } catch {
          throw fileError(error, path)
        }
        take(nil)
      }
    }
    let messages = found.messages
    guard messages.first != .nothing else {
      var error = CommandError.say(ImportMessage.nothing)
      error.messages += messages.dropFirst().map { $0 as any Message }
      throw error
    }
    let world = found.world
    try move { $0 = world }
    namespace = "default"
    var output = CommandOutput()
    for (index, message) in messages.enumerated() {
      for line in message.told(in: language).wrapped(to: width) {
        if index == 0 { output.line(line) } else { output.remark(line) }
      }
    }
    return output
  }
}

// MARK: - export

extension Session {
  /// Whether a word of `export` names a file, rather than a variable; `-` is standard output.
  static func isExportTarget(_ word: String) -> Bool {
    word == "-" || !word.contains("=") && [".yaml", ".yml", ".json"].contains { word.hasSuffix($0) }
  }

  /// Writes the cluster's manifests out, as YAML, or as a List in JSON.
  mutating func exportCluster(to path: String) throws(CommandError) -> CommandOutput {
    let manifests = world.exportedManifests
    guard !manifests.isEmpty else { throw .say(ImportMessage.nothingToExport) }
    let text: String
    if path.hasSuffix(".json") {
      text = JSONWriter.indented(
        .object(["apiVersion": .string("v1"), "kind": .string("List"), "items": .array(manifests)]))
    } else {
      text = manifests.map { YAMLWriter.text($0) }.joined(separator: "---\n")
    }
    guard path != "-" else { return CommandOutput(StyledText(text)) }
    try save(text, to: path)
    leaveOutOfScript()
    var output = CommandOutput()
    output.line(ImportMessage.exported(manifests.count, path: path).told(in: language))
    return output
  }
}
