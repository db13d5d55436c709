import Glibc

/// Gives a file that root has just made to the owner and group of its folder.
///
/// A sysadmin who imports or rehearses as root before the service first runs would otherwise leave files behind that
/// the service's own user cannot write. For any other user it does nothing.
package func giveToOwnerOfFolder(_ descriptor: CInt, _ path: String) {
    guard geteuid() == 0 else { return }
    var status = stat()
    guard unsafe stat(folder(of: path), &status) == 0 else { return }
    // A file system without owners keeps none, and then every user may write or none.
    _ = fchown(descriptor, status.st_uid, status.st_gid)
}
