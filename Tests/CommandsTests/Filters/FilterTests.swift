import Cluster
import Commands
import Narration
import Testing

struct FilterTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String { pipe }
    let pipe: String
    let says: String
  }

  private static let input = """
    NAME    STATUS    AGE
    web-1   Running   5m
    web-2   Pending   10s
    db-0    Running   2h

    """

  @Test(
    "a pipe says what the real tool says",
    arguments: [
      Case(pipe: "grep Running", says: "web-1   Running   5m\ndb-0    Running   2h\n"),
      Case(pipe: "grep -v Running | tail -n +2", says: "web-2   Pending   10s\n"),
      Case(pipe: "grep -c web", says: "2\n"),
      Case(pipe: "grep -ci WEB", says: "2\n"),
      Case(pipe: #"grep 'web\|db' | wc -l"#, says: "3\n"),
      Case(pipe: "grep -E 'web|db' | wc -l", says: "3\n"),
      Case(pipe: "grep -n Pending", says: "3:web-2   Pending   10s\n"),
      Case(pipe: "grep -o 'web-[0-9]'", says: "web-1\nweb-2\n"),
      Case(pipe: "head -1", says: "NAME    STATUS    AGE\n"),
      Case(pipe: "head -n 2 | tail -1", says: "web-1   Running   5m\n"),
      Case(pipe: "awk '{print $1}'", says: "NAME\nweb-1\nweb-2\ndb-0\n"),
      Case(pipe: "awk 'NR>1 {print $2, $1}'", says: "Running web-1\nPending web-2\nRunning db-0\n"),
      Case(pipe: #"awk '$2=="Running" {print $1 "!"}'"#, says: "web-1!\ndb-0!\n"),
      Case(pipe: "awk '/web/ {print $NF}'", says: "5m\n10s\n"),
      Case(
        pipe: "tail -n 3 | sort", says: "db-0    Running   2h\nweb-1   Running   5m\nweb-2   Pending   10s\n"),
      Case(pipe: "tail -3 | sort -r | head -1", says: "web-2   Pending   10s\n"),
      Case(pipe: "awk 'NR>1 {print $2}' | sort | uniq -c", says: "      1 Pending\n      2 Running\n"),
      Case(pipe: "cut -d' ' -f1 | tail -1", says: "db-0\n"),
      Case(pipe: "cut -c1-3 | head -2", says: "NAM\nweb\n"),
      Case(pipe: "wc -l", says: "4\n"),
      Case(pipe: "sed 's/web-/app-/' | awk '{print $1}'", says: "NAME\napp-1\napp-2\ndb-0\n"),
      Case(pipe: "sed '1d; s/ .*//'", says: "web-1\nweb-2\ndb-0\n"),
      Case(pipe: "sed -n '/web-2/,$p' | cut -c1-5", says: "web-2\ndb-0 \n"),
      Case(
        pipe: "sed -n '2,3p' | sed -E 's/^([a-z]+)-([0-9]).*/\\2 \\1 [&]/' | cut -c1-12",
        says: "1 web [web-1\n2 web [web-2\n"),
      Case(pipe: "sed 2q | sed '$!d' | sed 's|Running|/up/|g'", says: "web-1   /up/   5m\n"),
      Case(pipe: "tail -1 | tr -s ' ' | tr ' a-z' '_A-Z'", says: "DB-0_RUNNING_2H\n"),
      Case(pipe: "head -1 | tr -d 'A-M '", says: "NSTTUS\n"),
      Case(pipe: "tail -2 | awk '{print $1}' | xargs echo pods", says: "pods web-2 db-0\n"),
      Case(pipe: "tail -2 | awk '{print $1}' | xargs -n1 echo pod", says: "pod web-2\npod db-0\n"),
      Case(
        pipe: "tail -2 | cut -d' ' -f1 | xargs -I{} echo pod/{} -n x", says: "pod/web-2 -n x\npod/db-0 -n x\n"
      ),
    ])
  func pipe(_ c: Case) {
    var session = Session(world: World(), files: FilesInMemory(["in": Self.input]))
    let output = session.execute("cat in | \(c.pipe)")
    #expect(output.results.plain == c.says, "\(output.remarks.plain)")
  }

  @Test func nothingFoundIsAnAnswerThatAndStopsAt() {
    var session = Session(world: World(), files: FilesInMemory(["in": Self.input]))
    let output = session.execute("cat in | grep nothing && echo yes || echo no")
    #expect(output.results.plain == "no\n")
    #expect(output.status == .done)
  }
}
