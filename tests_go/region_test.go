// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"os"
	"regexp"
	"strings"
	"testing"
)

// region is what both sides must agree on, in Go's names.
var region = []string{
	"requestWord", "servedWord", "answerWord", "maxBatch", "requestsAt", "requestsSize", "answersAt", "regionSize", "answeredWord",
	"singleRequest", "singleAnswer",
}

func TestRegionIsTheSameOnBothSides(t *testing.T) {
	python, err := os.ReadFile("../pybind/adafruit_httpserver/_region.py")
	if err != nil {
		t.Fatal(err)
	}
	ours := map[string]int64{"requestWord": requestWord, "servedWord": servedWord, "answerWord": answerWord, "requestsAt": requestsAt, "answersAt": answersAt,
		"regionSize": regionSize, "answeredWord": answeredWord, "singleRequest": oneRequest, "singleAnswer": oneAnswer}
	goSide := constants(t, parse(t, "pybind").files["../pybind/region.go"])
	for _, name := range region {
		upper := strings.ToUpper(regexp.MustCompile(`[A-Z]`).ReplaceAllString(name, "_$0"))
		match := regexp.MustCompile(fmt.Sprintf(`(?m)^%s = (.*)$`, upper)).FindSubmatch(python)
		if match == nil {
			t.Errorf("_region.py has no %s", upper)
			continue
		}
		other := evaluate(t, string(match[1]), func(name string) int64 {
			return goSide[regexp.MustCompile(`_(.)`).ReplaceAllStringFunc(strings.ToLower(name), func(s string) string { return strings.ToUpper(s[1:]) })]
		})
		if goSide[name] != other {
			t.Errorf("%s is %d in region.go, %d in _region.py", name, goSide[name], other)
		}
		if want, ok := ours[name]; ok && want != other {
			t.Errorf("%s is %d in these tests, %d in _region.py", name, want, other)
		}
	}
}

// constants evaluates the constants of a file.
func constants(t *testing.T, file *ast.File) map[string]int64 {
	t.Helper()
	values := map[string]int64{}
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok {
			for i, name := range spec.Names {
				values[name.Name] = evaluate(t, types.ExprString(spec.Values[i]), func(name string) int64 { return values[name] })
			}
		}
		return true
	})
	return values
}

var identifier = regexp.MustCompile(`[A-Za-z_]\w*`)

// evaluate computes an expression of numbers and names, which Go and Python write alike where shifts are in brackets.
func evaluate(t *testing.T, expression string, value func(name string) int64) int64 {
	t.Helper()
	expression, _, _ = strings.Cut(expression, "#")
	numbers := identifier.ReplaceAllStringFunc(expression, func(name string) string { return fmt.Sprint(value(name)) })
	result, err := types.Eval(token.NewFileSet(), nil, token.NoPos, numbers)
	if err != nil || result.Value == nil {
		t.Fatalf("%s: %v", expression, err)
	}
	number, _ := constant.Int64Val(constant.ToInt(result.Value))
	return number
}
