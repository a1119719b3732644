@echo off
rem Starts Evenkeel: the window without arguments, the command line with arguments.
rem Needs Java 25; takes it from JAVA_HOME, else from PATH.
setlocal
set "app=%~dp0.."
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version 2>&1 | findstr /r /c:"version \"25[.\"-]" >nul
if errorlevel 1 (
    echo Evenkeel needs Java 25 and found none. Install a JDK 25 or set JAVA_HOME. 1>&2
    exit /b 1
)
"%java%" --enable-native-access=ALL-UNNAMED -Xms32m -Xmx1g -XX:-HeapDumpOnOutOfMemoryError -XX:MaxGCPauseMillis=25 %EVENKEEL_JAVA_OPTIONS% -cp "%app%\lib\*" app.evenkeel.bootstrap.Main %*
exit /b %errorlevel%
