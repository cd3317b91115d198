import Cluster
import Commands
import Kubernetes
import Narration
import Testing

struct SessionTests {
  private func session() -> Session { Session(world: .small, files: Samples.files, language: .english) }

  private func deployments(_ session: Session) -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: session.world.objects.deployments.values.map { ($0.metadata.name, $0.replicas) })
  }

  @Test func undoPassesOverWhatChangedNothing() {
    var session = session()
    _ = session.execute("create deployment web --image=nginx --replicas=2")
    _ = session.execute("scale deploy/web --replicas=5")
    _ = session.execute("get pods")
    _ = session.execute("undo")
    #expect(deployments(session) == ["web": 2])
    _ = session.execute("undo")
    #expect(deployments(session) == [:])
    #expect(session.execute("undo").status == .failed)
  }

  @Test func redoGoesForwardAgainUntilSomethingElseIsDone() {
    var session = session()
    _ = session.execute("create deployment web --image=nginx --replicas=2")
    _ = session.execute("scale deploy/web --replicas=5")
    _ = session.execute("undo 2; redo")
    #expect(deployments(session) == ["web": 2])
    _ = session.execute("redo")
    #expect(deployments(session) == ["web": 5])
    _ = session.execute("undo; create deployment other --image=nginx")
    #expect(session.execute("redo").status == .failed)
    #expect(deployments(session) == ["web": 2, "other": 1])
  }

  @Test func whatIfLeavesTheWorldAlone() {
    var session = session()
    let output = session.execute("whatif { create deployment web --image=nginx --replicas=3; step 3 }")
    #expect(output.status == .done)
    #expect(output.results.plain.contains("Pending"))
    #expect(deployments(session) == [:])
    #expect(session.journal.entries.isEmpty)
  }

  @Test func aFailedCommandChangesNothingAndEndsWhatIsJoinedToIt() {
    var session = session()
    let output = session.execute(
      "create deployment web --image=nginx && scale deploy/wbe --replicas=3 && create ns x")
    #expect(output.status == .failed)
    #expect(deployments(session) == ["web": 1])
    #expect(session.world.objects.namespaces.values.allSatisfy { $0.metadata.name != "x" })
  }

  @Test func eachDocumentOfAnApplySucceedsOrFailsByItself() {
    var session = session()
    let output = session.execute(
      """
      kubectl apply -f - <<'EOF'
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: one}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: two}
      dta: {a: b}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: three}
      EOF
      """)
    #expect(output.status == .failed)
    #expect(output.results.plain == "configmap/one created\nconfigmap/three created\n")
    #expect(output.remarks.plain.contains("unknown field \"dta\""))
  }

  @Test func applyKeepsWhatOthersWroteAndTakesAwayWhatItNoLongerSays() {
    var session = session()
    func apply(_ data: String) -> String {
      session.execute(
        "apply -f - <<EOF\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {\(data)}\nEOF"
      ).text.plain
    }
    #expect(apply("a: '1', b: '2'") == "configmap/m created\n")
    #expect(apply("a: '1', b: '2'") == "configmap/m unchanged\n")
    _ = session.execute("label configmap m team=x")
    #expect(apply("a: '3'") == "configmap/m configured\n")
    let map = session.world.objects.configMaps.values.first { $0.metadata.name == "m" }
    #expect(map?.data == ["a": "3"])
    #expect(map?.metadata.labels["team"] == "x")
  }

  @Test func variablesAndHereDocumentsAreFilledIn() {
    var session = session()
    let output = session.execute(
      """
      export NAME=web N=4
      k create deployment $NAME --image=nginx --replicas=${N}
      echo "$NAME has ${N:-0} and ${NONE:-nothing}" '$NAME'
      """)
    #expect(output.results.plain == "deployment.apps/web created\nweb has 4 and nothing $NAME\n")
    #expect(deployments(session) == ["web": 4])
  }

  @Test func substitutionsTakeWhatACommandSays() {
    var session = session()
    _ = session.execute("create deployment web --image=nginx")
    let output = session.execute("for=$(get deploy -o name); echo $for")
    #expect(output.results.plain == "deployment.apps/web\n")
  }

  @Test func whatIsWrittenIsReadAgain() {
    var session = session()
    _ = session.execute("get nodes -o name > nodes.txt")
    #expect(session.execute("cat nodes.txt | wc -l").results.plain == "2\n")
    _ = session.execute("create deployment web --image=nginx --dry-run=client -o yaml > web2.yaml")
    #expect(deployments(session) == [:])
    #expect(session.execute("apply -f web2.yaml").text.plain == "deployment.apps/web created\n")
  }

  @Test func aNamespaceCanBeMadeTheCurrentOne() {
    var session = session()
    _ = session.execute("create ns demo; config set-context --current --namespace=demo")
    #expect(session.prompt.contains("demo"))
    _ = session.execute("create deployment web --image=nginx")
    #expect(session.world.objects.deployments.values.first?.metadata.namespace == "demo")
    #expect(
      session.execute("get deploy -n default").remarks.plain == "No resources found in default namespace.\n")
  }

  @Test func flagsMayStandBeforeTheVerb() {
    var session = session()
    #expect(session.execute("kubectl -n kube-system get pods").status == .done)
    #expect(session.execute("kubectl --namespace=kube-system get pods -o name").status == .done)
  }

  @Test func aSavedSessionSaysTheSame() {
    var session = session()
    _ = session.execute("lang en")
    _ = session.execute("create deployment web --image=nginx --replicas=3")
    _ = session.execute("aply x")
    _ = session.execute("run 2m")
    var runner = ScriptRunner(self.session())
    _ = runner.transcript(session.script, name: "saved")
    #expect(runner.failures.isEmpty)
    #expect(runner.session.world.now == session.world.now)
    #expect(runner.session.world.objects.pods == session.world.objects.pods)
  }

  @Test func aSavedSessionStandsAlone() throws {
    var session = session()
    for line in [
      "apply -f web.yaml", "apply -f folder", "cat <(cat web.yaml) | wc -l", "get 'pods",
      "alias kg='kubectl get | head'",
      "kubectl apply -f - <<EOF\nkind: Nothing\nEOF", "source nothing.bancada",
    ] {
      _ = session.execute(line)
    }
    let script = session.script
    #expect(script.contains("cat > web.yaml <<'FILE'") || script.contains("printf %s"))
    #expect(script.contains("folder/b.yaml"))
    var runner = ScriptRunner(Session(world: .small, language: .english))
    _ = runner.transcript(script, name: "saved")
    #expect(runner.failures.isEmpty, "\(runner.failures)")
    #expect(runner.session.world.objects.configMaps.keys.map(\.name).filter { $0.count == 1 } == ["a", "b"])
    #expect(deployments(runner.session) == deployments(session))
  }

  @Test func aFileThatChangesIsEmbeddedAsItWasEachTime() throws {
    var session = session()
    _ = session.execute("apply -f web.yaml")
    session.files = FilesInMemory([
      "web.yaml": Samples.web.replacing("replicas: 3", with: "replicas: 7") + "\n"
    ])
    _ = session.execute("apply -f web.yaml")
    #expect(deployments(session) == ["web": 7])
    var runner = ScriptRunner(Session(world: .small))
    _ = runner.transcript(session.script, name: "saved")
    #expect(deployments(runner.session) == ["web": 7])
    #expect(runner.session.world.decisions.count == session.world.decisions.count)
  }

  @Test func aLoadedSessionTakesTheOldOnesPlace() throws {
    var first = session()
    _ = first.execute("create deployment web --image=nginx --replicas=3")
    _ = first.execute("run 2m")
    var second = Session(world: .small, files: FilesInMemory(["a.bancada": first.script]), language: .english)
    _ = second.execute("create ns mine")
    let output = second.execute("session load a.bancada")
    #expect(output.status == .done, "\(output.text.plain)")
    #expect(second.world.now == first.world.now)
    #expect(second.world.objects.pods == first.world.objects.pods)
    #expect(!second.world.objects.namespaces.keys.contains { $0.name == "mine" })
    #expect(second.script == first.script)
  }

  @Test func worldsGoOnSideBySide() {
    var session = session()
    _ = session.execute(
      "create deployment web --image=nginx --replicas=2; branch trial; scale deploy/web --replicas=9")
    #expect(session.prompt.contains("(trial)"))
    _ = session.execute("switch main; scale deploy/web --replicas=3; switch trial")
    #expect(deployments(session) == ["web": 9])
    _ = session.execute("undo")
    #expect(deployments(session) == ["web": 3])
    #expect(!session.prompt.contains("trial"))
    _ = session.execute("redo")
    #expect(deployments(session) == ["web": 9])
    _ = session.execute("save nine; scale deploy/web --replicas=1; restore nine")
    #expect(deployments(session) == ["web": 9])
    #expect(session.execute("worlds").text.plain.contains("◇ nine"))
  }

  @Test func aliasesMayHoldPipesAndEachOther() {
    var session = session()
    _ = session.execute("alias k=kubectl; alias kn='k get nodes'; alias count='kn --no-headers | wc -l'")
    #expect(session.execute("count").text.plain == "2\n")
    #expect(session.execute("kn -o name | count").status == .done)
    #expect(session.history.last?.text == "kn -o name | count")
    #expect(session.execute("jq -c . <<< '{\"a\": 1}'").text.plain == "{\"a\":1}\n")
  }
}
