import Kubernetes
import Narration
import Testing

/// What is said of sessions, time, worlds and pipes, in both languages with the same facts.
struct SessionMessageTests {
  @Test func everyMessage() throws {
    let lines = Self.samples.flatMap { Prose.lines(of: $0) }
    try Golden.expect(lines, named: "sessions")
  }

  @Test func notesFitAScreen() {
    for note in Self.notes {
      for language in Language.allCases {
        #expect(note.told(in: language).wrapped(to: 100, indent: 2).count <= 12, "\(note) in \(language)")
      }
    }
  }

  private static let next = CommandMessage.NextEvent(actor: "disruption", time: .seconds(720 * 3600))
  private static let notes: [CommandNote] = [
    .get, .session, .branch, .whatif, .step, .breakpoint(records: ["PodPlacement", "NodeClaimStep"]),
    .kustomize,
    .jq(functions: ["add", "length"]), .sed, .xargs, .load, .controller, .helm,
  ]

  private static let samples: [any Message] =
    pipes + logs + sessions + time + worlds + comparisons + notes

  private static let pipes: [PipeMessage] = [
    .notJSON("NAME STATUS"), .badProgram(near: "", column: 4), .badProgram(near: "|", column: 4),
    .notInSubset("selct/1", nearest: ["select"]), .notInSubset("def", nearest: []), .tooManySteps, .tooDeep,
    .notUnderstood("y/a/b/", by: "sed", instead: "sed 's/a/b/g'"),
  ]
  private static let logs: [any Message] = [
    LogMessage.silent(container: "nginx", pod: "web-1"),
    KustomizeMessage.unsupported(file: "k/kustomization.yaml", field: "namePrefix"),
    KustomizeMessage.malformed(file: "k/kustomization.yaml", field: "images"),
    KustomizeMessage.badPatch(file: "k/kustomization.yaml"), KustomizeMessage.cycle(folder: "k"),
  ]
  private static let sessions: [SessionMessage] = [
    .nobodyToEdit, .editorFailed(command: "nano", status: nil), .editorFailed(command: "vi", status: 1),
    .editedIdentity(from: "pod/a", to: "pod/b"), .notWrittenHere("web.yaml"), .nestedTooDeep,
    .goTemplateSubset,
    .saved(path: "aula.bancada", commands: 12), .loaded(path: "aula.bancada", commands: 1, at: .seconds(72)),
    .failedOnLoad(line: 3, command: "gett"), .notAScript("x"),
    .handIn(commands: 12, failed: 1, bytes: 2048, at: .seconds(72)), .embeds(["web.yaml", "pdb.yaml"]),
    .resumed(commands: 12, at: .seconds(72)), .nothingToResume, .notWrittenDown,
    .badSetting(path: "config", line: 3),
  ]
  private static let time: [TimeMessage] = [
    .breakpointSet(number: 1, text: "on NodeClaimStep where step=launch"), .breakpointDeleted(number: 1),
    .noBreakpoints,
    .noSuchBreakpoint("7", known: [1, 2]), .noSuchBreakpoint("7", known: []),
    .stoppedAt(number: 1, text: "on FailedScheduling", time: .seconds(1), change: nil),
    .stoppedAt(number: 2, text: "when nodes changes", time: .seconds(40), change: .init(from: "2", to: "3")),
    .takenForReason("Evicted", records: ["PodPlacement", "NodeClaimStep"]), .badBreakpoint("x y"),
    .badExpression("nonsense"), .interrupted(at: .seconds(95)),
    .restless(
      at: .seconds(21_700), after: .seconds(21_600),
      [.init(actor: "scheduler", steps: 1204), .init(actor: "disruption", steps: 310)]),
    .running(at: .seconds(95), steps: 1204),
    .clock(now: .seconds(95), utc: "2026-01-15T12:01:35Z", local: "09:01:35 −03:00"), .next(nil, now: .start),
    .next(next, now: .start), .next(next, now: .seconds(720 * 3600)), .speedIs(nil), .speedIs(60),
    .badSpeed("x"),
    .timelineLegend, .nothingInTimeline, .waitingPods,
  ]
  private static let worlds: [WorldMessage] = [
    .kept("antes"), .opened("teste"), .entered("teste", at: .seconds(72)),
    .restored("antes", at: .seconds(72)),
    .noSuchWorld("ants", nearest: ["antes"]), .noSuchWorld("x", nearest: []), .savedNotBranch("antes"),
    .nameTaken("antes"), .badName("a b"), .size(nodes: 1, pods: 12), .treeLegend,
    .nothingDone(at: .seconds(72)),
  ]
  private static let comparisons: [ComparisonMessage] = [
    .now, .whatIf, .time, .nodes, .nodesIn("us-east-1a"), .podsRunning, .podsPending, .perHour, .perMonth,
    .decisions,
    .moreMachines(count: 2, what: "c7g.xlarge spot"), .moreMachines(count: -1, what: "m6g.large spot"),
  ]
}
