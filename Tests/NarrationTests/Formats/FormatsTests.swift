import Kubernetes
import Narration
import Testing

struct FormatsTests {
  @Test(
    "counts are grouped by three",
    arguments: [
      (0, "0", "0"), (999, "999", "999"), (1368, "1 368", "1,368"), (-1_234_567, "-1 234 567", "-1,234,567"),
    ]
  )
  func counts(number: Int, portuguese: String, english: String) {
    #expect(Formats.portuguese.count(number) == portuguese)
    #expect(Formats.english.count(number) == english)
  }

  @Test("the smallest integer is written too")
  func smallest() { #expect(Formats.english.count(.min) == "-9,223,372,036,854,775,808") }

  @Test(
    "prices have four places, bills two",
    arguments: [
      (0.0519, "US$ 0,0519/h", "$0.0519/h", "US$ 0,05/mês", "$0.05/month"),
      (2810.5, "US$ 2 810,5000/h", "$2,810.5000/h", "US$ 2 810,50/mês", "$2,810.50/month"),
      (-0.01, "-US$ 0,0100/h", "-$0.0100/h", "-US$ 0,01/mês", "-$0.01/month"),
      (-0.00004, "US$ 0,0000/h", "$0.0000/h", "US$ 0,00/mês", "$0.00/month"),
      (.infinity, "US$ –/h", "$–/h", "US$ –/mês", "$–/month"),
    ])
  func money(_ c: (usd: Double, hour: String, hourEnglish: String, month: String, monthEnglish: String)) {
    #expect(Formats.portuguese.perHour(c.usd) == c.hour)
    #expect(Formats.english.perHour(c.usd) == c.hourEnglish)
    #expect(Formats.portuguese.perMonth(c.usd) == c.month)
    #expect(Formats.english.perMonth(c.usd) == c.monthEnglish)
  }

  @Test("a percent of nothing is none")
  func percents() {
    #expect(Formats.portuguese.percent(38, of: 100) == "38%")
    #expect(Formats.portuguese.percent(1, of: 3) == "33%")
    #expect(Formats.portuguese.percent(1, of: 0) == "–")
  }

  @Test(
    "lists end in a conjunction",
    arguments: [
      ([], "", ""), (["a"], "a", "a"), (["a", "b"], "a e b", "a or b"),
      (["a", "b", "c"], "a, b e c", "a, b or c"),
    ]
  )
  func lists(items: [String], all: String, any: String) {
    #expect(Formats.portuguese.all(items) == all)
    #expect(Formats.english.any(items) == any)
  }

  @Test("a long list says how many are left out, and never leaves out one alone")
  func longLists() {
    #expect(Formats.portuguese.first(2, of: ["a", "b", "c"]) == "a, b e c")
    #expect(Formats.portuguese.first(2, of: ["a", "b", "c", "d"]) == "a, b e mais 2")
    #expect(Formats.english.first(2, of: ["a", "b", "c", "d"]) == "a, b and 2 more")
  }

  @Test(
    "a duration has its two largest units",
    arguments: [
      (0, "0s"), (7, "7s"), (90, "1m30s"), (60, "1m"), (8100, "2h15m"), (3605, "1h"), (720 * 3600, "30d"),
      (-90, "-1m30s"),
    ])
  func durations(seconds: Int, text: String) { #expect(Duration.seconds(seconds).brief == text) }

  @Test("what is shorter than a second is told in milliseconds")
  func milliseconds() { #expect(Duration.milliseconds(250).brief == "250ms") }

  @Test(
    "ages are those of kubectl's columns",
    arguments: [
      (-5, "<invalid>"), (-1, "0s"), (0, "0s"), (119, "119s"), (120, "2m"), (150, "2m30s"), (599, "9m59s"),
      (600, "10m"),
      (10_799, "179m"), (10_800, "3h"), (11_100, "3h5m"), (28_800, "8h"), (172_799, "47h"), (172_800, "2d"),
      (176_400, "2d1h"), (691_200, "8d"), (63_072_000, "2y"), (63_158_400, "2y1d"), (252_288_000, "8y"),
    ])
  func ages(seconds: Int, age: String) { #expect(Duration.seconds(seconds).kubectlAge == age) }

  @Test(
    "the clock counts hours without bound",
    arguments: [(0, "00:00:00"), (1872, "00:31:12"), (720 * 3600 + 5, "720:00:05"), (-300, "-00:05:00")])
  func clock(seconds: Int, face: String) { #expect(VirtualTime.seconds(seconds).clock == face) }
}

struct LanguageTests {
  @Test(
    "the first locale variable that is set decides",
    arguments: [
      ([nil, nil, "en_US.UTF-8"], Language.english), (["pt_BR.UTF-8", nil, "en_US"], .portuguese),
      (["", nil, "en"], .english),
      ([nil, nil, nil], .portuguese), (["C.UTF-8", nil, "en_US"], .portuguese), (["ptolemaic"], .portuguese),
    ])
  func locale(variables: [String?], language: Language) {
    #expect(Language(localeVariables: variables) == language)
  }

  @Test(arguments: [("pt", Language.portuguese), ("PT-br", .portuguese), ("en_GB", .english)])
  func tags(tag: String, language: Language) { #expect(Language(tag: tag) == language) }

  @Test("a language that is not spoken here is none", arguments: ["", "fr", "eng", "-pt"])
  func unknown(tag: String) { #expect(Language(tag: tag) == nil) }
}
