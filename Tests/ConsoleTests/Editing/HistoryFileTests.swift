import FoundationEssentials
import Glibc
import Testing

@testable import Console

@Suite("The history file")
struct HistoryFileTests {
  /// Hands a history in a new folder to a test, and removes the folder.
  private func withHistory(_ test: (HistoryFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/bancada-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try test(HistoryFile(path: folder + "/state/history"))
  }

  private func permissions(of path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func keepsCommandsOldestFirst() throws {
    try withHistory { history in
      #expect(history.load() == [])
      history.append("get pods")
      history.append("scale deploy/ação --replicas=3")
      #expect(history.load() == ["get pods", "scale deploy/ação --replicas=3"])
    }
  }

  @Test(
    "a command comes back as it was typed",
    arguments: [
      "apply -f - <<EOF\nkind: Pod\nEOF", #"get pods \"# + "\n  -A", #"label x a=b\n"#, #"a\\nb"#, "\ttab",
    ])
  func roundTrip(command: String) throws {
    try withHistory { history in
      history.append(command)
      #expect(history.load() == [command])
    }
  }

  @Test("leaves out what is no use to recall", arguments: ["", "   ", " segredo", "\n"])
  func leavesOut(command: String) throws {
    try withHistory { history in
      history.append("step")
      history.append(command)
      #expect(history.load() == ["step"])
    }
  }

  @Test func leavesOutARepetitionOfTheLast() throws {
    try withHistory { history in
      for command in ["step", "step", "map", "step"] { history.append(command) }
      #expect(history.load() == ["step", "map", "step"])
    }
  }

  @Test func dropsTheOldestBeyondItsLimit() throws {
    try withHistory { history in
      history.append("primeiro")
      let text = (1...HistoryFile.limit).map { "step \($0)\n" }.joined()
      try text.write(toFile: history.path, atomically: true, encoding: .utf8)
      history.append("map")
      let entries = history.load()
      #expect(entries.count == HistoryFile.limit)
      #expect(entries.first == "step 2")
      #expect(entries.last == "map")
    }
  }

  @Test func isForItsOwnerAlone() throws {
    try withHistory { history in
      history.append("step")
      let folder = String(history.path.dropLast("/history".count))
      #expect(permissions(of: history.path) == 0o600)
      #expect(permissions(of: folder) == 0o700)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files == ["history"])
    }
  }

  @Test func readsAnythingThatWasLeftThere() throws {
    try withHistory { history in
      history.append("step")
      try Data([0x1B, 0x5B, 0x32, 0x4A, 0x6D, 0x61, 0x70, 0x0A, 0xFF, 0xFE, 0x0A, 0x5C, 0x0A]).write(
        to: URL(filePath: history.path))
      #expect(history.load().first == "[2Jmap")
      history.append("map")
      #expect(history.load().last == "map")
    }
  }

  @Test(
    "lies in the folder for state",
    arguments: [
      (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/bancada/history"),
      (["HOME": "/h"], "/h/.local/state/bancada/history"),
      (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/bancada/history"),
      ([:], nil),
    ] as [([String: String], String?)])
  func place(environment: [String: String], path: String?) {
    #expect(HistoryFile { environment[$0] }?.path == path)
  }

  @Test func aFolderThatCannotBeWrittenIsNoReasonToStop() {
    let history = HistoryFile(path: "/proc/bancada/history")
    history.append("step")
    #expect(history.load() == [])
  }
}

struct HistoryExpansionTests {
  @Test(
    "two marks call the last command, one at the beginning an earlier one",
    arguments: [
      ("!!", HistoryExpansion.expanded("get pods -l 'app!=web'")),
      ("!! | wc -l", .expanded("get pods -l 'app!=web' | wc -l")),
      ("!1", .expanded("get nodes")), ("!get n", .expanded("get pods -l 'app!=web' n")),
      ("!desc", .nothing("!desc")),
      ("get pods -l app!=web", .unchanged), ("get pods -l '!canary'", .unchanged), ("echo '!!'", .unchanged),
      ("! x", .unchanged), ("!9", .nothing("!9")),
    ])
  func expands(_ line: String, to expected: HistoryExpansion) {
    #expect(HistoryExpansion(line, history: ["get nodes", "get pods -l 'app!=web'"]) == expected)
  }
}
