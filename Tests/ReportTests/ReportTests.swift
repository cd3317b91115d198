import Cluster
import Commands
import Foundation
import Kubernetes
import Manifests
import Narration
import Observability
import Testing

@testable import Report

struct ReportTests {
  /// Pods come and go, and somebody types what could end a script element.
  static let session: Session = {
    var session = Session(world: .course(), language: .english)
    for line in [
      "kubectl create deployment web --image=nginx --replicas=4",
      "kubectl set resources deploy/web --requests=cpu=900m,memory=512Mi", "run until idle",
      "echo '</script><img src=x onerror=alert(1)> `a` *b* ```'", "kubectl get nonsense",
      "kubectl scale deploy/web --replicas=0", "run 20m",
    ] { _ = session.execute(line) }
    return session
  }()
  static let report = SessionReport(session)

  @Test("the page's data has every decision in every language, and every command with what it said")
  func everything() throws {
    let json = Self.report.json
    let decisions = try #require(json["decisions"]?.array)
    #expect(decisions.count == Self.session.world.decisions.count)
    let texts = try #require(json["texts"]?.array).compactMap(\.string)
    for decision in decisions {
      let headlines = try #require(decision.array?[3].array).compactMap(\.int)
      #expect(headlines.count == Language.allCases.count)
      for headline in headlines { #expect(!texts[Int(headline)].isEmpty) }
    }
    let commands = try #require(json["commands"]?.array)
    #expect(commands.map { $0.array?[2].string } == Self.session.history.map(\.text))
    #expect(commands.count { $0.array?[3].bool == true } == 1)
    #expect(commands[2].array?[4].string?.contains("deployment-controller") == true)
  }

  @Test("the changes lead to the nodes and Pods that there are")
  func replay() throws {
    var nodes: Set<String> = []
    var pods: Set<String> = []
    let json = Self.report.json
    let nodeNames = try #require(json["nodes"]?.array).compactMap(\.string)
    let podNames = try #require(json["pods"]?.array).compactMap { $0.array?[0].string }
    var last: Int64 = 0
    for change in try #require(json["changes"]?.array).compactMap(\.array) {
      let (decisions, kind) = (try #require(change[0].int), change[2].int)
      #expect(decisions >= last)
      last = decisions
      let (subject, isGone) = (Int(try #require(change[3].int)), change[4].int == -1)
      if kind == 0 {
        if isGone { nodes.remove(nodeNames[subject]) } else { nodes.insert(nodeNames[subject]) }
      } else {
        if isGone { pods.remove(podNames[subject]) } else { pods.insert(podNames[subject]) }
      }
    }
    let world = Self.session.world
    #expect(nodes == Set(world.objects.nodes.keys.map(\.name)))
    #expect(pods == Set(world.objects.pods.keys.map(\.description)))
    #expect(nodeNames.count > nodes.count)
  }

  @Test("nothing that was typed is markup on the page, and nothing is asked of a network")
  func escaping() {
    let html = ReportPage(Self.report).html
    #expect(html.contains("\\u003c/script\\u003e\\u003cimg src=x"))
    #expect(!html.contains("<img"))
    #expect(html.components(separatedBy: "</script>").count == 3)
    let addresses = html.components(separatedBy: "http").dropFirst().map { $0.prefix(20) }
    #expect(addresses.allSatisfy { $0.hasPrefix("://www.w3.org/2000/") || $0.hasPrefix("-equiv=") })
    #expect(html.contains("default-src 'none'"))
  }

  @Test("in Markdown what was typed stays in its block, and names have no meaning")
  func markdown() {
    let text = ReportMarkdown(Self.report).text
    #expect(text.contains("````text\n▸ echo '</script>"))
    #expect(ReportMarkdown.escaped("a*b_<c>|`d`") == "a\\*b\\_\\<c\\>\\|\\`d\\`")
    #expect(text.contains("- **#\(Self.session.world.decisions.count)**"))
  }

  @Test("a diagram has an arrow for what each made another decide, since the last command")
  func mermaid() {
    let text = SequenceDiagram(Self.report).text
    #expect(text.hasPrefix("sequenceDiagram\n  participant a0 as user\n"))
    #expect(text.contains("a0->>a0: "))
    #expect(!text.contains(";"))
    #expect(SequenceDiagram.plain("x; y # <z>") == "x, y , ‹z›")
  }

  @Test(
    "a report to nowhere is refused, and says why",
    arguments: ["report", "report x.pdf", "report dir/x.html"])
  func refusals(_ line: String) {
    var session = Self.session
    session.files = NoFiles()
    session.table.add(Command.reporting)
    let output = session.execute(line)
    #expect(output.status == .failed)
    #expect(!output.remarks.plain.isEmpty)
  }
}

/// Where nothing can be read or written.
private struct NoFiles: FileAccess {
  func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] { throw .notFound }
  func list(_ path: String) throws(FileProblem) -> [FileEntry] { throw .notFound }
  func write(_ text: String, to path: String) throws(FileProblem) { throw .unwritable }
}
