using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost.Startup;

/// <summary>
/// Keeps a second AppHost out of a data folder. The file <c>lock</c> in it is held open for as long as the AppHost runs,
/// so the system lets go of it even after SIGKILL; it holds the process id, and is emptied by a clean stop.
/// </summary>
internal sealed class DataFolderLock : IHostedService, IDisposable
{
    private const string FileName = "lock";

    /// <summary>Room for the stores to start and to write for a while.</summary>
    private const long NeededBytes = 500L * 1024 * 1024;

    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>True if the AppHost that used the folder before was killed: what it had started may still run.</summary>
    public bool PreviousWasKilled { get; private init; }

    /// <summary>Takes the folder for the time of this run. When publishing there is nothing to take.</summary>
    /// <returns>True if the run before was killed.</returns>
    /// <exception cref="StartException">Another AppHost has it, or its disk is full.</exception>
    public static bool Take(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return false;
        }

        var held = Open(DataFolder.Of(builder));
        builder.Services.AddHostedService(_ => held);
        return held.PreviousWasKilled;
    }

    private static DataFolderLock Open(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < NeededBytes)
        {
            throw new StartException(string.Create(CultureInfo.InvariantCulture,
                $"The disk of {folder} has {free / 1024 / 1024} MB free and the stores need {NeededBytes / 1024 / 1024}: ")
                + "make room, or name another folder by --Ticketing:DataDirectory=PATH.");
        }

        var path = Path.Combine(folder, FileName);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var previous = new StreamReader(file, leaveOpen: true).ReadToEnd();
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new DataFolderLock(file) { PreviousWasKilled = previous.Length > 0 };
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StartException($"Another run of Ticketing uses {folder} ({e.Message.TrimEnd('.')}). Stop it with Ctrl-C "
                + "where it runs, or start this one with --Ticketing:DataDirectory=PATH.");
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called when the host is gone, after everything it had started.</summary>
    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }
}
