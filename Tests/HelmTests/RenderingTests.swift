import Kubernetes
import Manifests
import Testing

@testable import Helm

struct RenderingTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let template: String
    let result: String
  }

  private static let scope = Manifest.value(
    """
    {"Values":{"n":2,"name":"aula","on":true,"off":false,"empty":{},"map":{"a":"x"},"list":["p","q"]},"Labels":{"l":"1"}}
    """)

  @Test(
    "holes are filled",
    arguments: [
      Case(
        testDescription: "a hole alone keeps its type", template: #"{v: "{{ .Values.n }}"}"#, result: "{v: 2}"
      ),
      Case(
        testDescription: "quote makes text", template: #"{v: "{{ .Values.n | quote }}"}"#,
        result: #"{v: "2"}"#),
      Case(
        testDescription: "holes in a text", template: #"{v: "a-{{ .Values.name }}-{{ .Values.on }}"}"#,
        result: "{v: a-aula-true}"),
      Case(
        testDescription: "nothing comes of nothing", template: #"{v: "{{ .Values.none }}", w: 1}"#,
        result: "{w: 1}"),
      Case(
        testDescription: "nothing comes of what is empty", template: #"{v: "{{ .Values.empty }}", w: 1}"#,
        result: "{w: 1}"),
      Case(
        testDescription: "a hole as a key merges", template: #"{m: {"{{ .Values.map }}": null, b: y}}"#,
        result: "{m: {a: x, b: y}}"),
      Case(
        testDescription: "a condition that is met", template: #"{"{{ if .Values.on }}": {a: 1}, b: 2}"#,
        result: "{a: 1, b: 2}"),
      Case(
        testDescription: "one that is not", template: #"{"{{ if .Values.off }}": {a: 1}, b: 2}"#,
        result: "{b: 2}"),
      Case(
        testDescription: "its opposite", template: #"{"{{ if not .Values.off }}": {a: 1}, b: 2}"#,
        result: "{a: 1, b: 2}"),
      Case(
        testDescription: "elements of a list",
        template: #"{l: [a, "{{ .Values.list }}", "{{ if .Values.off }}": {x: 1}]}"#,
        result: "{l: [a, p, q]}"),
    ])
  func fills(_ c: Case) throws {
    let template = Template(path: "t.yaml", text: "kind: X\nspec: \(c.template)")
    let objects = try Rendering(template: template, scope: try #require(Self.scope)).objects()
    #expect(objects.first?.json["spec"] == Manifest.value(c.result))
  }

  @Test("a whole object can be left out")
  func leavesOut() throws {
    let template = Template(path: "t.yaml", text: #""{{ if .Values.off }}": {kind: X}"#)
    #expect(try Rendering(template: template, scope: try #require(Self.scope)).objects().isEmpty)
  }

  @Test("what is required and missing stops it, in the chart's words")
  func required() throws {
    let template = Template(path: "t.yaml", text: #"{kind: X, v: "{{ .Values.none | required \"none!\" }}"}"#)
    #expect(throws: RenderingFailure(source: "t.yaml", message: "none!")) {
      try Rendering(template: template, scope: try #require(Self.scope)).objects()
    }
  }

  @Test(
    "every chart makes manifests that Kubernetes reads", arguments: ChartPublication.all.map(\.chart.name))
  func charts(name: String) throws {
    let chart = try #require(ChartPublication.all.first { $0.chart.name == name }?.chart)
    let values = JSONValue.object(["settings": .object(["clusterName": .string("aula")])])
    let objects = try chart.rendered(for: ReleaseScope(name: "r", namespace: "kube-system"), with: values)
    #expect(!objects.isEmpty)
    for object in objects + chart.customResourceDefinitions {
      #expect(throws: Never.self, "\(object.source)") { try Manifest.decode(object.json) }
      #expect(!JSONWriter.compact(object.json).contains("{{"), "\(object.source)")
    }
  }
}
