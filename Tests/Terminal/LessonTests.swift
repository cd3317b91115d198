import FoundationEssentials
import Testing

/// A student who plays lessons at a terminal, with a wrong turn.
@Suite("Lessons at a terminal", .serialized)
struct LessonTests {
  private static let folder = Program.package + "/lessons"

  /// Those that are the same for every student.
  static let lessons: [String] = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return folders.sorted().filter { !commands(of: $0).contains { $0.contains("{{") } }
  }()

  /// What the solution types; its header and comments are not typed.
  private static func commands(of lesson: String) -> [String] {
    let text = try? String(contentsOfFile: "\(folder)/\(lesson)/solution.bancada", encoding: .utf8)
    return (text ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
  }

  @Test("a student comes to the end, whatever they mistype", arguments: lessons)
  func play(_ lesson: String) throws {
    let id = String(lesson.prefix { $0 != "-" })
    let terminal = try PseudoTerminal(["--lessons", Self.folder], rows: 60)
    try terminal.seePrompt()
    try terminal.type("lesson start \(id)\r")
    try terminal.see("the lesson's prompt") { $0.currentLine.hasPrefix("\(id):1 ") }
    try terminal.type("kubectl gett pods\r")
    try terminal.see("✗")
    for command in Self.commands(of: lesson) { try terminal.enter(command) }
    try terminal.see("the end of the lesson") { screen in
      screen.lines.contains { $0.hasPrefix("Lição concluída: ") } && screen.currentLine.hasSuffix("▸")
    }
    try terminal.type("progress\r")
    try terminal.see("✔")
  }

  @Test func progressOutlivesTheShell() throws {
    let home = TemporaryFolder()
    let first = try PseudoTerminal(["--lessons", Self.folder], home: home)
    try first.seePrompt()
    try first.enter("lesson start d1")
    try first.enter("kubectl create deployment web --image=nginx --replicas=10")
    try first.type("nonsense\r")
    try first.see("✗")
    first.crash()
    let second = try PseudoTerminal(["--lessons", Self.folder], home: home)
    try second.see("lesson resume d1")
    try second.type("lesson resume\r")
    try second.see("the lesson's prompt") { $0.currentLine.hasPrefix("d1:1 ") }
    try second.type("kubectl get deployments\r")
    try second.see("web ")
  }

  @Test func damagedProgressIsSetAsideAndSaidSo() throws {
    let home = TemporaryFolder()
    let folder = home.path + "/.local/state/bancada"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "{\"schema\": \"banc".write(toFile: folder + "/progress.json", atomically: false, encoding: .utf8)
    let terminal = try PseudoTerminal(["--lessons", Self.folder], home: home, columns: 200)
    try terminal.see("progress.json.damaged-1")
    try terminal.type("lesson start d1\r")
    try terminal.see("the lesson's prompt") { $0.currentLine.hasPrefix("d1:1 ") }
    let kept = try String(contentsOfFile: folder + "/progress.json.damaged-1", encoding: .utf8)
    #expect(kept == "{\"schema\": \"banc")
    #expect(try String(contentsOfFile: folder + "/progress.json", encoding: .utf8).contains("\"d1\""))
  }
}
