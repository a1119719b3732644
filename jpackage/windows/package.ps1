# Makes target\dist\Evenkeel-*.msi on Windows. Usage: mvnw.cmd package; jpackage\windows\package.ps1
# Needs JDK 25 (JAVA_HOME) and the WiX toolset. Not yet run on Windows; the arguments follow jpackage's
# documentation.
$ErrorActionPreference = 'Stop'
$root = Resolve-Path "$PSScriptRoot\..\.."
$work = "$root\target\jpackage"
$dist = "$root\target\dist"
$version = ([xml](Get-Content "$root\pom.xml")).project.version
Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force "$work\input", "$work\fx", $dist | Out-Null
Get-ChildItem "$root\target\app\lib\*.jar" | ForEach-Object {
    if ($_.Name -match '^javafx-.*-(win|mac|linux).*\.jar$') { Copy-Item $_ "$work\fx" }
    elseif ($_.Name -match '^javafx-') { }
    elseif ($_.Name -match '^evenkeel-.*\.jar$') { Copy-Item $_ "$work\input\evenkeel.jar" }
    else { Copy-Item $_ "$work\input" }
}
$modules = Get-Content "$root\jpackage\modules.txt"
& "$env:JAVA_HOME\bin\jlink" --module-path "$work\fx" --add-modules $modules --strip-debug --no-man-pages `
    --no-header-files --generate-cds-archive --output "$work\runtime"
& "$env:JAVA_HOME\bin\jpackage" --type msi "@$root\jpackage\app.args" --app-version $version `
    --runtime-image "$work\runtime" --input "$work\input" --icon "$root\assets\icon.ico" `
    --win-menu --win-shortcut --win-per-user-install --file-associations "$root\jpackage\csv.properties" --dest $dist
Get-ChildItem "$dist\*.msi"
