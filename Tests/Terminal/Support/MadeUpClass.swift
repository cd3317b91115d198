/// A class that never was: students who get it right, partly right and wrong, and some who would rather do harm.
enum MadeUpClass {
  /// Full marks in `Tests/Grading/lessons/g1-uma-loja`: 9, 9 and 2 points.
  static let open = [
    "predict pods = 3", "kubectl create deployment shop --image=nginx --replicas=3", "run until idle", "next",
  ]
  static let keep = [
    "kubectl label node n1 tier=shop", "kubectl taint node n3 tier=shop:NoSchedule", "answer who scheduler",
    "run 1m", "next",
  ]
  static let count = ["answer nodes 3", "next"]
  static let right = open + keep + count

  /// The right one, with a stretch of its lines replaced.
  private static func but(_ old: String, _ new: String...) -> [String] {
    right.flatMap { $0 == old ? new : [$0] }
  }

  static let everybody = rightOnes + partlyRight + wrongOnes + unmarkable + hostile

  static let rightOnes = [
    HandedIn("right", .score(20), right),
    HandedIn(
      "with-header", .score(20), ["#: bancada 1", "#: lesson g1", "#: lang en", "#: seed 99"] + right),
    HandedIn("as-saved", .score(20), ["#: bancada 1", "lesson start g1"] + right),
    HandedIn("started-twice", .score(20), open + ["lesson start g1"] + right),
    HandedIn("left-in-the-end", .score(20), right + ["lesson leave"]),
    HandedIn("two-lessons-an-evening", .score(20), right + ["lesson start g1 --seed 7"] + right),
    HandedIn("mistyped-on-the-way", .score(20), ["gett pods", "kubectl get nonsense"] + right),
    HandedIn("said-so", .score(20), ["gett pods  #: fails"] + right),
    HandedIn("undone", .score(20), open + ["kubectl delete deployment shop", "undo"] + keep + count),
    HandedIn(
      "only-whatif", .score(20), open + ["whatif { kubectl delete deployment shop; run 1m }"] + keep + count),
    HandedIn(
      "on-a-branch", .score(20),
      open + ["branch b", "kubectl delete deployment shop", "run 1m", "switch main"] + keep + count),
    HandedIn(
      "by-patch", .score(20),
      but(
        "kubectl taint node n3 tier=shop:NoSchedule",
        #"kubectl patch node n3 -p '{"spec":{"taints":[{"key":"tier","value":"shop","effect":"NoSchedule"}]}}'"#
      )),
    HandedIn(
      "with-manifest", .score(20),
      but("kubectl create deployment shop --image=nginx --replicas=3", "kubectl apply -f shop.yaml"),
      files: ["shop.yaml": manifest]),
    HandedIn(
      "manifest-within", .score(20),
      but(
        "kubectl create deployment shop --image=nginx --replicas=3",
        "kubectl apply -f - <<EOF\n\(manifest)EOF")),
    HandedIn("went-away-and-back", .score(20), open + ["reset empty", "lesson return"] + keep + count),
    HandedIn("leaves-early", .score(20), right + ["exit", "kubectl delete deployment shop"]),
    HandedIn("windows", .score(20), right.map { $0 + "\r" }),
    HandedIn(
      "windows-with-header", .score(20), (["#: bancada 1", "#: lesson g1"] + right).map { $0 + "\r" }),
    HandedIn("ação", .score(20), ["# acentuação"] + right),
  ]

  static let partlyRight = [
    HandedIn("predicted-badly", .score(18), but("predict pods = 3", "predict pods = 5")),
    HandedIn(
      "predicted-nothing", .score(18),
      ["kubectl create deployment shop --image=nginx --replicas=3", "run until idle", "skip"] + keep + count),
    HandedIn("predicted-twice", .score(18), but("predict pods = 3", "predict pods = 5", "predict pods = 3")),
    HandedIn(
      "two-replicas", .score(15),
      open.map { $0.replacing("=3", with: "=2") }.map { $0 == "next" ? "skip" : $0 } + keep + count),
    HandedIn(
      "late", .score(19),
      but(
        "run until idle", "run 0s", "kubectl scale deployment shop --replicas=1", "run 2m",
        "kubectl scale deployment shop --replicas=3", "run until idle")),
    HandedIn(
      "too-late", .score(18),
      [
        "predict pods = 3", "kubectl create deployment shop --image=nginx", "run 6m",
        "kubectl scale deployment shop --replicas=3", "run until idle", "skip",
      ] + keep + count),
    HandedIn(
      "closed-for-a-moment", .score(17),
      open + [
        "kubectl scale deployment shop --replicas=0", "run 30s", "kubectl scale deployment shop --replicas=3",
        "run until idle",
      ] + keep.map { $0 == "next" ? "skip" : $0 } + count),
    HandedIn(
      "asked-for-a-hint", .score(19),
      but("kubectl taint node n3 tier=shop:NoSchedule", "hint", "kubectl taint node n3 tier=shop:NoSchedule")),
    HandedIn("hidden-check", .score(19), but("run 1m", "kubectl create configmap rest", "run 1m")),
    HandedIn("wrong-choice", .score(19), but("answer who scheduler", "answer who kubelet")),
    HandedIn(
      "second-choice", .score(19), but("answer who scheduler", "answer who kubelet", "answer who scheduler")),
    HandedIn("miscounted", .score(18), but("answer nodes 3", "answer nodes 4")),
    HandedIn("stopped-after-one-step", .score(13), open),
    HandedIn("last-step-open", .score(20), Array(right.dropLast())),
    HandedIn(
      "no-label", .score(18), (but("kubectl label node n1 tier=shop")).map { $0 == "next" ? "skip" : $0 }),
    HandedIn("looked-at-the-solution", .score(11), open + ["solution"] + keep + count),
    HandedIn(
      "unhinted-exam", .score(18),
      but("kubectl taint node n3 tier=shop:NoSchedule").map { $0 == "next" ? "skip" : $0 }),
  ]

  static let wrongOnes = [
    HandedIn("only-looked", .score(0), ["kubectl get nodes", "kubectl get pods -A"]),
    HandedIn(
      "other-name", .score(1),
      ["kubectl create deployment loja --image=nginx --replicas=3", "run until idle", "skip"]),
    HandedIn("another-cluster", .score(0), ["reset course"] + open.dropFirst()),
    HandedIn(
      "only-in-whatif", .score(0),
      ["whatif { kubectl create deployment shop --image=nginx --replicas=3; run until idle }"]),
    HandedIn(
      "undid-it-all", .score(0),
      ["kubectl create deployment shop --image=nginx --replicas=3", "run until idle", "undo 2"]),
    HandedIn("only-skipped", .score(1), ["skip", "skip", "skip"]),
    HandedIn("all-typos", .score(0), ["kubctl aply", "nexxt", "answr"]),
  ]

  static let unmarkable = [
    HandedIn("of-another-lesson", .unmarked("d1"), ["#: lesson d1"] + right),
    HandedIn("of-another-format", .unmarked("9"), ["#: bancada 9"] + right),
    HandedIn("unclosed", .score(0), ["kubectl get nodes", "echo \"sem fim"]),
    HandedIn("empty", .unmarked("session save"), []),
    HandedIn("only-comments", .unmarked("session save"), ["# nada", "", "# ainda nada"]),
    HandedIn("only-a-header", .unmarked("session save"), ["#: bancada 1", "#: lesson g1"]),
    HandedIn("no-text", .unmarked("session save"), ["\u{0}\u{1}"]),
  ]

  static let hostile = [
    HandedIn(
      "nested-blocks", .score(0),
      [String(repeating: "whatif { ", count: 3000) + "get pods" + String(repeating: " }", count: 3000)]),
    HandedIn("absolute-path", .score(20), ["cat /etc/passwd", "kubectl apply -f /etc/hostname"] + right),
    HandedIn(
      "climbs", .score(20),
      ["cat ../right.bancada", "cat ../../../../etc/passwd", "cd ..; cat right.bancada"] + right, files: [:]),
    HandedIn("reads-a-neighbour", .score(0), ["source right.bancada"]),
    HandedIn(
      "reads-the-lesson", .score(20),
      ["cat lesson.yaml", "cat solution.bancada", "source ../solution.bancada"] + right),
    HandedIn("reads-hidden-checks", .score(20), ["cat g1.yaml", "cat hidden/g1.yaml", "weather"] + right),
    HandedIn(
      "link-to-a-file", .score(20), ["cat passwd"] + right, files: [:], links: ["passwd": "/etc/passwd"]),
    HandedIn(
      "link-to-a-folder", .score(20), ["cat etc/passwd", "ls etc"] + right, files: [:], links: ["etc": "/etc"]
    ),
    HandedIn("link-to-a-device", .score(20), ["cat zero"] + right, files: [:], links: ["zero": "/dev/zero"]),
    HandedIn(
      "writes", .score(20),
      ["session save /tmp/roubado", "echo x > /tmp/roubado", "review save notas.md"] + right),
    HandedIn(
      "looks-by-stealth", .score(11),
      open + [#"echo "$(solution)" > s"#, "whatif { solution > s }", "solution > s", "source s"] + keep
        + count),
    HandedIn(
      "asks-by-stealth", .score(19),
      open + [#"x="$(hint)""#, "whatif { answer who kubelet }", "answer who kubelet"] + keep + count),
    HandedIn("own-seed", .score(20), ["lesson start g1 --seed 4", "lesson start g1 --seed 3"] + right),
    HandedIn(
      "own-marks", .score(13), open + ["lesson start g1 --seed 1", "score=20", "export points=20"] + open),
    HandedIn(
      "a-million-replicas", .limit(2, "objetos"),
      ["kubectl create deployment shop --image=nginx --replicas=1000000", "run until idle"]),
    HandedIn("many-commands", .limit(0, "comandos"), Array(repeating: "true", count: 2_500) + right),
    HandedIn("aliases-without-end", .limit(0, "comandos"), aliases + ["a0"] + right),
    HandedIn("for-ever", .limit(20, "virtua"), right + Array(repeating: "run 2000h", count: 10)),
    HandedIn(
      "grows-a-variable", .score(20), ["x=aaaaaaaaaaaaaaaa"] + Array(repeating: "x=$x$x", count: 40) + right),
    HandedIn(
      "grows-a-file", .score(20),
      ["echo aaaaaaaaaaaaaaaa > f"] + Array(repeating: "cat f f > g; cat g g > f", count: 20) + right),
    HandedIn("bomb", .score(20), ["kubectl apply -f bomb.yaml"] + right, files: ["bomb.yaml": bomb]),
    HandedIn(
      "deep", .score(20), ["kubectl apply -f deep.yaml"] + right,
      files: ["deep.yaml": String(repeating: "[", count: 100_000)]),
    HandedIn("types-escapes", .unmarked("byte 27"), ["kubectl get \u{1B}[31mx"] + right),
    HandedIn(
      "prints-escapes", .score(20),
      [#"printf '\033[2J\033]0;pwned\007'"#, #"kubectl get $(printf '\033[31mx')"#] + right),
    HandedIn("\u{1B}[31mred\u{1B}]0;title\u{7}", .score(20), right),
    HandedIn("=cmd|'C calc'!A0", .score(20), right),
    HandedIn("-rf", .score(20), right),
    HandedIn(
      "many-files", .score(20), right,
      files: Dictionary(uniqueKeysWithValues: (0..<300).map { ("f\($0).yaml", "kind: x\n") })),
    HandedIn(
      "nested", .score(20),
      [String(repeating: "$(", count: 60) + "echo" + String(repeating: ")", count: 60)] + right),
  ]

  /// Each alias runs the next one twice.
  private static let aliases = (0..<16).map { "alias a\($0)='a\($0 + 1); a\($0 + 1)'" } + ["alias a16=true"]

  private static let manifest = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: shop}
    spec:
      replicas: 3
      selector: {matchLabels: {app: shop}}
      template:
        metadata: {labels: {app: shop}}
        spec: {containers: [{name: nginx, image: nginx}]}

    """

  /// Nine times nine times … of one word.
  private static let bomb =
    "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    + (1...9).map { level in
      "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }.joined()
}
