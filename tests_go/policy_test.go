// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Rules that a compiler does not know. docs/architecture.md says what happens to a process that breaks one.

// source is a package as text and as a tree, without its tests.
type source struct {
	files map[string]*ast.File
	text  map[string]string
}

func parse(t *testing.T, dir string) source {
	t.Helper()
	paths, err := filepath.Glob("../" + dir + "/*.go")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no Go files in %s: %v", dir, err)
	}
	s := source{map[string]*ast.File{}, map[string]string{}}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		s.files[path], s.text[path] = file, string(text)
	}
	return s
}

// functions calls do for every function of a package.
func (s source) functions(do func(path string, f *ast.FuncDecl)) {
	for path, file := range s.files {
		for _, declaration := range file.Decls {
			if f, ok := declaration.(*ast.FuncDecl); ok {
				do(path, f)
			}
		}
	}
}

func TestExportsTakeIntsAndReturnAnInt(t *testing.T) {
	count := 0
	parse(t, "pybind").functions(func(path string, f *ast.FuncDecl) {
		if !f.Name.IsExported() {
			return
		}
		count++
		if f.Recv != nil || f.Type.TypeParams != nil {
			t.Errorf("%s: %s is a method or generic", path, f.Name)
		}
		for _, parameter := range f.Type.Params.List {
			if types.ExprString(parameter.Type) != "int" {
				t.Errorf("%s: %s takes a %s", path, f.Name, types.ExprString(parameter.Type))
			}
		}
		results := f.Type.Results
		if results.NumFields() != 1 || types.ExprString(results.List[0].Type) != "int" || len(results.List[0].Names) != 1 {
			t.Errorf("%s: %s does not return one int with a name", path, f.Name)
		} else if !isContain(f.Body, "&"+results.List[0].Names[0].Name) {
			t.Errorf("%s: %s does not begin with defer contain(&%s)", path, f.Name, results.List[0].Names[0].Name)
		}
	})
	if count < 20 {
		t.Errorf("only %d exported functions were found", count)
	}
}

// isContain reports whether a function begins with defer contain(argument).
func isContain(body *ast.BlockStmt, argument string) bool {
	if len(body.List) == 0 {
		return false
	}
	statement, ok := body.List[0].(*ast.DeferStmt)
	return ok && types.ExprString(statement.Call) == "contain("+argument+")"
}

func TestPybindExportsNothingButFunctions(t *testing.T) {
	for path, file := range parse(t, "pybind").files {
		for name, object := range file.Scope.Objects {
			if ast.IsExported(name) && object.Kind != ast.Fun {
				t.Errorf("%s: %s is exported: gopy would bind it", path, name)
			}
		}
	}
}

func TestForbiddenImportsAndWords(t *testing.T) {
	for _, dir := range []string{"httpserver", "pybind"} {
		s := parse(t, dir)
		for path, file := range s.files {
			for _, imported := range file.Imports {
				switch name := strings.Trim(imported.Path.Value, `"`); {
				case name == "os/signal": // takes Ctrl-C away from Python
					t.Errorf("%s imports os/signal", path)
				case name == "unsafe" && strings.HasSuffix(path, "/syscall_linux.go"), name == "unsafe" && strings.HasSuffix(path, "/socket_linux.go"): // what package syscall does not have
				case dir == "httpserver" && (name == "C" || name == "unsafe" || strings.Contains(name, "pybind")):
					t.Errorf("%s imports %s", path, name)
				}
			}
			words := strings.ReplaceAll(s.text[path], `"text/x-python"`, "")
			if dir == "httpserver" && regexp.MustCompile(`(?i)python|gopy`).MatchString(words) {
				t.Errorf("%s knows of Python", path)
			}
			if !strings.HasPrefix(s.text[path], "// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors\n// SPDX-License-Identifier: MIT\n") {
				t.Errorf("%s does not begin with its licence", path)
			}
		}
	}
}

// A panic on a goroutine that does not recover ends the process, Python and all.
func TestEveryGoroutineRecovers(t *testing.T) {
	for _, dir := range []string{"httpserver", "pybind"} {
		s, count := parse(t, dir), 0
		bodies := map[string]*ast.BlockStmt{}
		s.functions(func(_ string, f *ast.FuncDecl) { bodies[f.Name.Name] = f.Body })
		for path, file := range s.files {
			ast.Inspect(file, func(node ast.Node) bool {
				statement, ok := node.(*ast.GoStmt)
				if !ok {
					return true
				}
				count++
				if body := goroutine(statement, bodies); body == nil || !recovers(body) {
					t.Errorf("%s: go %s does not recover", path, types.ExprString(statement.Call.Fun))
				}
				return true
			})
		}
		if count == 0 && dir == "httpserver" {
			t.Error("no goroutine was found")
		}
	}
}

// goroutine is the body of what a go statement calls.
func goroutine(statement *ast.GoStmt, bodies map[string]*ast.BlockStmt) *ast.BlockStmt {
	switch f := statement.Call.Fun.(type) {
	case *ast.FuncLit:
		return f.Body
	case *ast.SelectorExpr:
		return bodies[f.Sel.Name]
	case *ast.Ident:
		return bodies[f.Name]
	}
	return nil
}

// recovers reports whether a body defers contain, before anything but other defers.
func recovers(body *ast.BlockStmt) bool {
	for _, statement := range body.List {
		deferred, ok := statement.(*ast.DeferStmt)
		if !ok {
			return false
		}
		if name := types.ExprString(deferred.Call.Fun); name == "contain" || strings.HasSuffix(name, ".contain") {
			return true
		}
	}
	return false
}

func TestToolsArePinned(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`(?s)\ntool \(.*\tgithub.com/go-python/gopy\n`, `(?s)\ntool \(.*\tgolang.org/x/tools/cmd/goimports\n`,
		`\tgithub.com/go-python/gopy v0\.4\.10\b`, `\tgolang.org/x/tools v0\.(3[89]|[4-9][0-9])\.`,
	} {
		if !regexp.MustCompile(want).Match(text) {
			t.Errorf("go.mod has no %s", want)
		}
	}
}
